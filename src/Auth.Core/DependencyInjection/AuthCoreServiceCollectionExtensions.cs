using Auth.Core;
using Auth.Core.DependencyInjection;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Auth.Core to a container. In this namespace so that it is found where services are registered.</summary>
public static class AuthCoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds registration, login, tokens and roles. Storage comes on top: <see cref="AddInMemoryStores"/>, or an
    /// <see cref="IUserStore"/> of the host's own. Whatever the host registered before stays: its
    /// <see cref="IPasswordHasher"/>, <see cref="ITokenService"/> or <see cref="TimeProvider"/> is used. Calling it
    /// again adds nothing; another <paramref name="configure"/> runs after the first.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets at least issuer, audience and one signing key.</param>
    public static AuthCoreBuilder AddAuthCore(this IServiceCollection services, Action<AuthCoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        AddConfiguration(services, configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(SecureRandom.System);
        services.TryAddSingleton<IPasswordHasher>(static provider => new BcryptPasswordHasher(
            Options(provider).Bcrypt,
            Options(provider).ImportedHashes,
            provider.GetRequiredService<SecureRandom>(),
            provider.GetService<BcryptWorkMeter>(),
            provider.GetService<ImportedWorkMeter>()
        ));
        services.TryAddSingleton(static provider => new PasswordPolicy(
            Options(provider).Passwords,
            Options(provider).Text
        ));
        services.TryAddSingleton(static provider => new UserNamePolicy(
            Options(provider).UserNames,
            Options(provider).Text
        ));
        services.TryAddSingleton(static provider => new HashingGate(
            Hasher(provider),
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<NameFlights>();
        SessionServices.Add(services);
        ThrottlingServices.Add(services);
        ManagedKeyServices.Add(services);
        UseCaseServices.Add(services);
        return new AuthCoreBuilder(services);
    }

    /// <summary>
    /// Keeps users in the memory of this process: for tests, samples and tools. A store registered before stays.
    /// </summary>
    public static AuthCoreBuilder AddInMemoryStores(this AuthCoreBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IUserStore, InMemoryUserStore>();
        return builder;
    }

    private static void AddConfiguration(IServiceCollection services, Action<AuthCoreOptions> configure)
    {
        // One delegate counts once, so that a host that calls its own set-up twice does not list its keys twice.
        var known = services.Any(service =>
            service.ImplementationInstance is ConfigureNamedOptions<AuthCoreOptions> { Action: { } action }
            && action.Equals(configure)
        );
        if (!known)
        {
            services.AddOptions<AuthCoreOptions>().Configure(configure).ValidateOnStart();
        }

        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<AuthCoreOptions>, AuthCoreOptionsValidator>()
        );
    }

    private static AuthCoreOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AuthCoreOptions>>().Value;

    private static IPasswordHasher Hasher(IServiceProvider provider)
    {
        // A declaration that nothing reads would lock the moved users out without a word.
        var hasher = provider.GetRequiredService<IPasswordHasher>();
        var areDeclared = Options(provider).ImportedHashes.Schemes.Count > 0;
        return areDeclared && hasher is not BcryptPasswordHasher { ReadsImportedHashes: true }
            ? throw new InvalidOperationException(AuthCoreOptionsValidator.UnreadSchemes)
            : hasher;
    }
}
