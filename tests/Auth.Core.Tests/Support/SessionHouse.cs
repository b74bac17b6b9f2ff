using Auth.Core.Diagnostics;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.Support;

/// <summary>
/// A service provider over stores that other providers may share, as several processes share a database, with one user
/// who is registered once.
/// </summary>
internal sealed class SessionHouse : IAsyncDisposable
{
    public const string Name = "ada";
    public const string Password = "correct horse battery";
    public const string OtherPassword = "battery horse correct";

    private static readonly SigningKey Signing = SigningKey.CreateRandom();
    private readonly AuthCoreTestHost _host;

    private SessionHouse(AuthCoreTestHost host, StoreTap tap, Shared shared)
    {
        _host = host;
        Tap = tap;
        Shares = shared;
    }

    public AuthenticationService Authentication => _host.Authentication;

    public ManualClock Clock => _host.Clock;

    public IServiceProvider Services => _host.Services;

    /// <summary>The calls that this provider makes.</summary>
    public StoreTap Tap { get; }

    /// <summary>The stores themselves, without the tap.</summary>
    public Shared Shares { get; }

    public UserId Ada { get; private set; }

    public static async Task<SessionHouse> CreateAsync(
        Action<AuthCoreOptions>? configure = null,
        Shared? shared = null,
        IPasswordHasher? hasher = null
    )
    {
        var house = Build(configure, shared ?? new Shared(), hasher);
        var outcome = await house.Authentication.RegisterAsync(Name, Password);
        house.Ada = ((RegistrationOutcome.Registered)outcome).User.Id;
        return house;
    }

    /// <summary>Another provider over the same stores, keys and clock.</summary>
    public SessionHouse Neighbour(Action<AuthCoreOptions>? configure = null)
    {
        var house = Build(configure, Shares, hasher: null);
        house.Ada = Ada;
        return house;
    }

    public async Task<LoginOutcome.Succeeded> LoginAsync(string password = Password) =>
        (LoginOutcome.Succeeded)await Authentication.LoginAsync(Name, password);

    public async Task<RefreshOutcome.Refreshed> RefreshAsync(RefreshToken token) =>
        (RefreshOutcome.Refreshed)await Authentication.RefreshAsync(token.Reveal());

    /// <summary>Why a refresh is refused, or null when it is not.</summary>
    public async Task<RefreshRejection?> RejectionAsync(RefreshToken token) =>
        (await Authentication.RefreshAsync(token.Reveal()) as RefreshOutcome.Invalid)?.Reason;

    public async Task<bool> AcceptsAsync(AccessToken token) =>
        await Authentication.VerifyAsync(token.Reveal()) is TokenVerification.Valid;

    /// <summary>The session's record as it stands in the store.</summary>
    public async Task<StateRecord?> RecordAsync(SessionId id) =>
        await Shares.State.FindAsync(StateKind.Session, id.Value, default);

    public async Task<IReadOnlyList<StateRecord>> RecordsAsync() =>
        await Shares.State.FindByOwnerAsync(StateKind.Session, Ada.Value, string.Empty, 1000, default);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static SessionHouse Build(Action<AuthCoreOptions>? configure, Shared shared, IPasswordHasher? hasher)
    {
        var tap = new StoreTap();
        var host = AuthCoreTestHost.Create(
            options =>
            {
                options.Tokens.SigningKeys.Clear();
                options.Tokens.SigningKeys.Add(Signing);
                options.MasterKeys.Add(shared.MasterKey);
                configure?.Invoke(options);
            },
            services =>
            {
                services.AddSingleton<IUserStore>(new TappedUserStore(shared.Users, tap));
                services.AddSingleton<IStateStore>(new TappedStateStore(shared.State, tap));
                services.AddSingleton(hasher ?? new CountingHasher());
                services.AddSingleton<ILoggerFactory>(tap.Log);
                services.AddSingleton<ISecurityEventSink>(tap.Events);
            },
            shared.Clock
        );
        return new SessionHouse(host, tap, shared);
    }

    /// <summary>What several processes have in common.</summary>
    internal sealed class Shared
    {
        public InMemoryUserStore Users { get; } = new();

        public IStateStore State { get; init; } = new InMemoryStateStore();

        public ManualClock Clock { get; } = new();

        public MasterKey MasterKey { get; init; } = MasterKey.CreateRandom();
    }
}
