using System.Text.Encodings.Web;
using Auth.Core.AspNetCore.Bearer;
using Auth.Core.AspNetCore.RecentAuthentication;
using Auth.Core.AspNetCore.Responses;
using Auth.Core.DependencyInjection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the bearer scheme. In this namespace so that it is found where services are registered.</summary>
public static class AuthCoreBearerServiceCollectionExtensions
{
    /// <summary>
    /// Adds authentication by <c>Authorization: Bearer</c> over <c>AuthenticationService.VerifyAsync</c>, and authorization.
    /// It becomes the default scheme where the host sets none. Calling it again adds nothing; another
    /// <paramref name="configure"/> runs after the first.
    /// </summary>
    /// <param name="builder">What <c>AddAuthCore</c> returned.</param>
    /// <param name="configure">Sets the realm; null for the defaults.</param>
    public static AuthCoreBuilder AddAuthCoreBearer(
        this AuthCoreBuilder builder,
        Action<AuthCoreBearerOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddAuthCoreBearer(configure);
        return builder;
    }

    /// <summary>
    /// The same for a service that only verifies, after <c>AddAuthCoreVerification</c>. Such a service sees no revocation.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the realm; null for the defaults.</param>
    public static IServiceCollection AddAuthCoreBearer(
        this IServiceCollection services,
        Action<AuthCoreBearerOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.All(service => service.ServiceType != typeof(BearerChallengesByRealm)))
        {
            AddScheme(services);
            AddRecentAuthentication(services);
        }

        if (configure is not null)
        {
            services.Configure(AuthCoreBearerDefaults.AuthenticationScheme, configure);
        }

        return services;
    }

    private static void AddScheme(IServiceCollection services)
    {
        // The core and not AddAuthentication(), which starts data protection: a bearer scheme protects no data, and would
        // write a key ring to disk, or warn that it cannot, in every host.
        services.AddAuthenticationCore(options =>
            options.AddScheme<BearerHandler>(AuthCoreBearerDefaults.AuthenticationScheme, displayName: null)
        );
        services.AddAuthorization();
        services.TryAddSingleton(UrlEncoder.Default);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BearerChallengesByRealm>();
        services.AddSingleton(root => new BearerFacade(root, services));

        // Behind what the host knows: how OpenAPI finds our bodies where reflection is off.
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Add(AuthCoreJson.Default)
        );
        services.TryAddTransient<BearerHandler>();
        services.AddOptions<AuthCoreBearerOptions>(AuthCoreBearerDefaults.AuthenticationScheme).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AuthCoreBearerOptions>, AuthCoreBearerOptionsValidator>()
        );

        // After all that the host sets, whenever it sets it.
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            if (
                options is
                {
                    DefaultScheme: null,
                    DefaultAuthenticateScheme: null,
                    DefaultChallengeScheme: null,
                    DefaultForbidScheme: null
                }
            )
            {
                options.DefaultScheme = AuthCoreBearerDefaults.AuthenticationScheme;
            }
        });
    }

    private static void AddRecentAuthentication(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, RecentAuthenticationHandler>());

        // Around what the host has registered, not instead of it.
        var theirs = services.Last(service => service.ServiceType == typeof(IAuthorizationMiddlewareResultHandler));
        services.Remove(theirs);
        services.Add(
            ServiceDescriptor.Describe(
                typeof(IAuthorizationMiddlewareResultHandler),
                provider => new RecentAuthenticationResult(Make(provider, theirs)),
                theirs.Lifetime
            )
        );
    }

    private static IAuthorizationMiddlewareResultHandler Make(IServiceProvider provider, ServiceDescriptor theirs) =>
        (IAuthorizationMiddlewareResultHandler)(
            theirs.ImplementationInstance
            ?? theirs.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, theirs.ImplementationType!)
        );
}
