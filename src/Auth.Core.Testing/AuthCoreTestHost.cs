using Auth.Core.DependencyInjection;
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

    /// <summary>Makes a host.</summary>
    /// <param name="configure">Changes settings after the host's own: issuer, audience and a random key are set.</param>
    /// <param name="services">Registers before <c>AddAuthCore</c> what shall replace a part: a store, a hasher.</param>
    /// <param name="clock">The clock; a new one at <see cref="ManualClock.DefaultStart"/> by default.</param>
    public static AuthCoreTestHost Create(
        Action<AuthCoreOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ManualClock? clock = null
    )
    {
        clock ??= new ManualClock();
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(clock);
        services?.Invoke(collection);
        collection
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = Issuer;
                options.Tokens.Audience = Audience;
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
                configure?.Invoke(options);
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
