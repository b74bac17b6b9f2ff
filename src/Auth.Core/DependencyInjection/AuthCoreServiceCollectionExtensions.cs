using Auth.Core;
using Auth.Core.DependencyInjection;
using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Passwords.Imported;
using Auth.Core.Passwords.Peppers;
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
            new BcryptParts(Options(provider).Bcrypt)
            {
                Imported = Options(provider).ImportedHashes,
                Peppers = PepperRing.Of(Options(provider).Peppers, Options(provider).RequirePepper),
                Random = provider.GetRequiredService<SecureRandom>(),
                Meter = provider.GetService<BcryptWorkMeter>(),
                ImportedMeter = provider.GetService<ImportedWorkMeter>(),
                Faults = provider.GetRequiredService<IStoredHashFaults>(),
            }
        ));
        services.TryAddSingleton<IStoredHashFaults>(static provider => new StoredHashFaultCounter(
            provider.GetRequiredService<AuthCoreMeter>()
        ));
        PasswordPolicyServices.Add(services);
        services.TryAddSingleton(static provider => new UserNamePolicy(
            Options(provider).UserNames,
            Options(provider).Text
        ));
        services.TryAddSingleton(static provider => new HashingGate(
            Hasher(provider),
            provider.GetRequiredService<SecureRandom>(),
            provider.GetRequiredService<TimeProvider>(),
            Options(provider).Hashing,
            provider.GetRequiredService<AuthCoreMeter>()
        ));
        services.TryAddSingleton<NameFlights>();
        DiagnosticsServices.Add(services);
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

    /// <summary>
    /// Has every new password looked up by a range service at <c>Passwords.Breached.RangeAddress</c>, which must be set.
    /// It is told 5 of the 40 digits of a SHA-1 and nothing else. An <c>IBreachedPasswords</c> registered before stays.
    /// </summary>
    /// <param name="builder">What <c>AddAuthCore</c> returned.</param>
    /// <param name="client">
    /// The HTTP client to ask with, called for each question: one that the host keeps, or a new one of its factory. It is
    /// never disposed here. Give it no base address and no credentials.
    /// </param>
    public static AuthCoreBuilder AddBreachedPasswordRanges(
        this AuthCoreBuilder builder,
        Func<IServiceProvider, HttpClient> client
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(client);
        PasswordPolicyServices.AddRanges(builder.Services, client);
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
        if (Options(provider).Peppers.Count > 0 && hasher is not BcryptPasswordHasher { UsesPepper: true })
        {
            throw new InvalidOperationException(AuthCoreOptionsValidator.UnusedPeppers);
        }

        var areDeclared = Options(provider).ImportedHashes.Schemes.Count > 0;
        return areDeclared && hasher is not BcryptPasswordHasher { ReadsImportedHashes: true }
            ? throw new InvalidOperationException(AuthCoreOptionsValidator.UnreadSchemes)
            : hasher;
    }
}
