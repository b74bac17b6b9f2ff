using Auth.Core.DependencyInjection;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Support;

/// <summary>
/// A container with a store, as a process has one. All of them share their keys, so that two over one database are two
/// processes, and one after the other a restart.
/// </summary>
internal sealed class StoreHouse : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    /// <summary>A deadline that is not what is tested.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The keys as the worker's environment holds them.</summary>
    public static readonly string MasterKeyText = NewKey();

    public static readonly string SigningKeyText = NewKey();

    private readonly ServiceProvider _services;

    private StoreHouse(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public AuthenticationService Authentication => _services.GetRequiredService<AuthenticationService>();

    public IUserStore Users => _services.GetRequiredService<IUserStore>();

    public IStateStore State => _services.GetRequiredService<IStateStore>();

    /// <summary>Opens a store.</summary>
    /// <param name="stores">Says which.</param>
    /// <param name="configure">Changes settings after the master key was set.</param>
    /// <param name="services">Registers what else is needed.</param>
    public static StoreHouse Open(
        Action<AuthCoreBuilder> stores,
        Action<AuthCoreOptions>? configure = null,
        Action<IServiceCollection>? services = null
    )
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        stores(
            collection
                .AddAuthCore(options =>
                {
                    options.Tokens.Issuer = AuthCoreTestHost.Issuer;
                    options.Tokens.Audience = AuthCoreTestHost.Audience;
                    options.Tokens.SigningKeys.Add(SigningKey.FromBase64(SigningKeyText));
                    options.MasterKeys.Add(MasterKey.FromBase64(MasterKeyText));
                    configure?.Invoke(options);
                })
                .UseUnsafeFastPasswordHashing()
        );
        return new StoreHouse(collection.BuildServiceProvider(validateScopes: true));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string NewKey() =>
        Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
}
