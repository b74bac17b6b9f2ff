using Auth.Core.AspNetCore.Cookies;
using Auth.Core.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the cookie transport. In this namespace so that it is found where services are registered.</summary>
public static class AuthCoreCookieServiceCollectionExtensions
{
    /// <summary>
    /// Has the endpoints keep the refresh token in a cookie that no script can read, for an application whose pages run in a
    /// browser. The access token stays in the body, and in the page's memory. Every request that changes something must then
    /// carry the header <c>X-CSRF: 1</c> and come from the host's own pages.
    /// </summary>
    /// <param name="builder">What <c>AddAuthCore</c> returned.</param>
    /// <param name="configure">Names further origins; null for none.</param>
    public static AuthCoreBuilder AddAuthCoreCookies(
        this AuthCoreBuilder builder,
        Action<AuthCoreCookieOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<CookieTransport>();
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AuthCoreCookieOptions>, AuthCoreCookieOptionsValidator>()
        );
        var options = builder.Services.AddOptions<AuthCoreCookieOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        return builder;
    }
}
