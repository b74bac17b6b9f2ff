using System.Buffers.Text;
using System.Text.Json;
using Auth.Core.DependencyInjection;
using Auth.Core.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;
using Auth.Core.Tokens.Managed;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>
/// Several processes over one store, one clock and one list of master keys. Verification looks at keys alone, so that each
/// refusal is one of a key.
/// </summary>
internal sealed class KeyHouse(bool yields = true)
{
    private readonly InMemoryUserStore _users = new();

    public ManualClock Clock { get; } = new();

    public KeyStateStore Store { get; } = new(yields);

    /// <summary>The events of all its processes.</summary>
    public EventList Events { get; } = new();

    public List<MasterKey> MasterKeys { get; } = [MasterKey.CreateRandom()];

    public Action<AuthCoreOptions> Configure { get; set; } = static _ => { };

    /// <summary>A process that has not loaded its keys.</summary>
    public KeyProcess Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IStateStore>(Store);
        services.AddSingleton<IUserStore>(_users);
        services.AddSingleton<ISecurityEventSink>(Events);
        services
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = AuthCoreTestHost.Issuer;
                options.Tokens.Audience = AuthCoreTestHost.Audience;
                options.ManagedKeys.Enabled = true;
                options.Sessions.RevocationCheck = RevocationCheck.Stateless;
                MasterKeys.ForEach(options.MasterKeys.Add);
                Configure(options);
            })
            .UseUnsafeFastPasswordHashing();
        return new KeyProcess(services.BuildServiceProvider(validateScopes: true), Clock);
    }

    /// <summary>A process that is ready.</summary>
    public async Task<KeyProcess> StartAsync()
    {
        var process = Build();
        await process.Authentication.InitializeAsync();
        return process;
    }
}

/// <summary>One process: a container and what tests ask of it.</summary>
internal sealed class KeyProcess(ServiceProvider services, ManualClock clock) : IAsyncDisposable
{
    public AuthenticationService Authentication => services.GetRequiredService<AuthenticationService>();

    public SigningKeyManager Manager => services.GetRequiredService<SigningKeyManager>();

    public ITokenService Tokens => services.GetRequiredService<ITokenService>();

    public IReadOnlyList<IHostedService> HostedServices => [.. services.GetServices<IHostedService>()];

    public IReadOnlyList<ManagedKey> Keys => ManagedKeyServices.Ring(services)!.Keys;

    /// <summary>The <c>kid</c> in a token's header.</summary>
    public static string KeyIdOf(string token)
    {
        using var header = JsonDocument.Parse(
            Base64Url.DecodeFromChars(token.AsSpan(0, token.IndexOf('.', StringComparison.Ordinal)))
        );
        return header.RootElement.GetProperty("kid").GetString()!;
    }

    public string Issue() => Tokens.Issue(TokenHouse.Claims()).Reveal();

    public async Task<TokenRejection?> RefusalAsync(string token) =>
        TokenHouse.Refusal(await Authentication.VerifyAsync(token));

    public async Task<ManagedSigningKey> SignerAsync() =>
        (await Manager.ListAsync()).Single(key => key.State == ManagedKeyState.Signing);

    /// <summary>A good token by a key of the ring, of this second, whatever the key's times say.</summary>
    public string Forge(ManagedKey key)
    {
        var options = new AccessTokenOptions { Issuer = AuthCoreTestHost.Issuer, Audience = AuthCoreTestHost.Audience };
        options.SigningKeys.Add(SigningKey.FromPem(PemOf(key), key.Name.Algorithm));
        using var thief = new JwtTokenService(AccessTokenSettings.From(options), clock, SecureRandom.System);
        return thief.Issue(TokenHouse.Claims()).Reveal();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static string PemOf(ManagedKey key) =>
        key.Pair is EcdsaSigningKey ecdsa
            ? ecdsa.Pair.ExportPkcs8PrivateKeyPem()
            : ((RsaSigningKey)key.Pair).Pair.ExportPkcs8PrivateKeyPem();
}
