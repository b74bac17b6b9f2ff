using Auth.Core.DependencyInjection;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Testing;

/// <summary>
/// Everything in one process for a test: the facade over memory stores, a clock moved by hand, fast hashing and a new
/// random signing key. Make one per test; it costs a few milliseconds.
/// </summary>
public sealed class AuthCoreTestHost : IAsyncDisposable, IDisposable
{
    /// <summary>The issuer of the host's tokens.</summary>
    public const string Issuer = "https://issuer.test";

    /// <summary>The audience of the host's tokens.</summary>
    public const string Audience = "https://api.test";

    private readonly ServiceProvider _services;

    private AuthCoreTestHost(ServiceProvider services, ManualClock clock)
    {
        _services = services;
        Clock = clock;
        Authentication = services.GetRequiredService<AuthenticationService>();
    }

    /// <summary>The facade under test.</summary>
    public AuthenticationService Authentication { get; }

    /// <summary>The clock of everything in this host.</summary>
    public ManualClock Clock { get; }

    /// <summary>The container, for whatever else a test needs.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The store of this host.</summary>
    public IUserStore Users => _services.GetRequiredService<IUserStore>();

    /// <summary>The store of this host's sessions and managed keys.</summary>
    public IStateStore State => _services.GetRequiredService<IStateStore>();

    /// <summary>Makes a host.</summary>
    /// <param name="configure">
    /// Changes settings after the host's own: issuer, audience and a random signing key are set. Where it adds no master key,
    /// a random one is added; hosts that shall read one another's sessions need one and the same.
    /// </param>
    /// <param name="services">Registers before <c>AddAuthCore</c> what shall replace a part, such as a hasher.</param>
    /// <param name="clock">The clock; a new one at <see cref="ManualClock.DefaultStart"/> by default.</param>
    /// <param name="users">The user store; a new memory store by default.</param>
    /// <param name="state">The state store; a new memory store by default.</param>
    /// <param name="managedKeys">
    /// Whether the library makes and rotates the signing keys, instead of one random key. Then await
    /// <see cref="AuthenticationService.InitializeAsync"/> before the first call that needs a key. False by default.
    /// </param>
    public static AuthCoreTestHost Create(
        Action<AuthCoreOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ManualClock? clock = null,
        IUserStore? users = null,
        IStateStore? state = null,
        bool managedKeys = false
    )
    {
        clock ??= new ManualClock();
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(clock);
        services?.Invoke(collection);
        if (users is not null)
        {
            collection.AddSingleton(users);
        }

        if (state is not null)
        {
            collection.AddSingleton(state);
        }

        collection
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = Issuer;
                options.Tokens.Audience = Audience;
                options.ManagedKeys.Enabled = managedKeys;
                if (!managedKeys)
                {
                    options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
                }

                configure?.Invoke(options);
                if (options.MasterKeys.Count == 0)
                {
                    options.MasterKeys.Add(MasterKey.CreateRandom());
                }
            })
            .AddInMemoryStores()
            .UseUnsafeFastPasswordHashing();
        return new AuthCoreTestHost(collection.BuildServiceProvider(validateScopes: true), clock);
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
