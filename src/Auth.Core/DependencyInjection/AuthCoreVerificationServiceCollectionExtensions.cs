using Auth.Core.DependencyInjection;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds verifying of tokens that others issued. In this namespace so that it is found where services are registered.</summary>
public static class AuthCoreVerificationServiceCollectionExtensions
{
    /// <summary>
    /// Adds what a service or device needs that only verifies tokens: <see cref="IAccessTokenVerifier"/> and
    /// <see cref="IForeignTokenVerifier"/>, both singletons. No store, no passwords, no signing, no network. The settings
    /// are checked at the start of a host, and otherwise when a verifier is first resolved. Stands beside
    /// <c>AddAuthCore</c> in one container. A <see cref="TimeProvider"/> registered before stays. Calling it again adds
    /// nothing; another <paramref name="configure"/> runs after the first.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says whose tokens are verified, with which keys.</param>
    public static IServiceCollection AddAuthCoreVerification(
        this IServiceCollection services,
        Action<AuthCoreVerificationOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        // One delegate counts once, so that a host that calls its own set-up twice does not list its issuers twice.
        var known = services.Any(service =>
            service.ImplementationInstance is ConfigureNamedOptions<AuthCoreVerificationOptions> { Action: { } action }
            && action.Equals(configure)
        );
        if (!known)
        {
            services.AddOptions<AuthCoreVerificationOptions>().Configure(configure).ValidateOnStart();
        }

        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<
                IValidateOptions<AuthCoreVerificationOptions>,
                AuthCoreVerificationOptionsValidator
            >()
        );
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAccessTokenVerifier>(static provider => new AccessTokenVerifier(
            Options(provider).AccessTokens
                ?? throw new InvalidOperationException(AuthCoreVerificationOptionsValidator.NoAccessTokens),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<IForeignTokenVerifier>(static provider => new ForeignTokenVerifier(
            [.. Options(provider).TrustedIssuers],
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }

    private static AuthCoreVerificationOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AuthCoreVerificationOptions>>().Value;
}
