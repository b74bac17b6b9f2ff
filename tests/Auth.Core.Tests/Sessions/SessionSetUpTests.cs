using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Sessions;

/// <summary>What is said at start: faults of the settings, a missing master key, and what a restart would lose.</summary>
public class SessionSetUpTests
{
    private const int RestartEvent = 3001;

    [Fact]
    public async Task Users_that_are_kept_and_sessions_that_are_not_are_warned_of_once()
    {
        var log = new ListLogger();
        await using var host = AuthCoreTestHost.Create(services: services =>
            services.AddSingleton<IUserStore>(new ObservedUserStore()).AddSingleton<ILoggerFactory>(log)
        );
        for (var i = 0; i < 10; i++)
        {
            host.Services.GetRequiredService<AuthenticationService>();
        }

        var warning = log.Entries.Should().ContainSingle(entry => entry.Id.Id == RestartEvent).Which;
        warning.Level.Should().Be(LogLevel.Warning);
        warning.Text.Should().Contain("a restart signs everybody out").And.Contain("IStateStore");
    }

    [Fact]
    public async Task Memory_for_both_is_no_surprise_and_brings_no_warning()
    {
        var log = new ListLogger();

        await using var host = AuthCoreTestHost.Create(services: services =>
            services.AddSingleton<ILoggerFactory>(log)
        );

        log.Entries.Should().NotContain(entry => entry.Id.Id == RestartEvent);
    }

    [Fact]
    public void A_store_that_outlives_the_process_needs_a_master_key()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IStateStore>(new TappedStateStore(new InMemoryStateStore(), new StoreTap()));
        services
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = AuthCoreTestHost.Issuer;
                options.Tokens.Audience = AuthCoreTestHost.Audience;
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
            })
            .AddInMemoryStores()
            .UseUnsafeFastPasswordHashing();
        using var provider = services.BuildServiceProvider();

        var start = () => provider.GetRequiredService<AuthenticationService>();

        start
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*AuthCoreOptions.MasterKeys is empty*IStateStore*AUTH_MASTER_KEY*openssl rand -base64 32*");
    }

    [Fact]
    public async Task Two_containers_without_a_master_key_know_nothing_of_each_other()
    {
        await using var one = AuthCoreTestHost.Create();
        await using var two = AuthCoreTestHost.Create();
        await one.Authentication.RegisterAsync("ada", SessionHouse.Password);
        var login = (Auth.Core.Login.LoginOutcome.Succeeded)
            await one.Authentication.LoginAsync("ada", SessionHouse.Password);

        var outcome = await two.Authentication.RefreshAsync(login.RefreshToken.Reveal());

        outcome.Should().BeOfType<RefreshOutcome.Invalid>().Which.Reason.Should().Be(RefreshRejection.Malformed);
    }

    public static TheoryData<string, string> Faults() =>
        new()
        {
            { "IdleLifetime 59 s", "*Sessions.IdleLifetime is 00:00:59*from 1 minute to AbsoluteLifetime*" },
            { "IdleLifetime above AbsoluteLifetime", "*Sessions.IdleLifetime is 31.00:00:00*" },
            { "IdleLifetime not whole", "*Sessions.IdleLifetime is 1.00:00:00.5*whole seconds*" },
            { "AbsoluteLifetime 367 d", "*Sessions.AbsoluteLifetime is 367.00:00:00*366 days*" },
            { "Idle below the token", "*Tokens.Lifetime is 00:30:00, longer than*Sessions.IdleLifetime, 00:29:59*" },
            { "Aal3", "*Tokens.Lifetime is 00:30:00, longer than*Sessions.IdleLifetime, 00:15:00*" },
            { "ReuseGrace 61 s", "*Sessions.ReuseGrace is 00:01:01*from 0 to 60 seconds*" },
            { "ReuseGrace negative", "*Sessions.ReuseGrace is -00:00:01*" },
            { "MaxPerUser 0", "*Sessions.MaxPerUser is 0*from 1 to 1,000*" },
            { "MaxPerUser 1001", "*Sessions.MaxPerUser is 1001*" },
            { "RevocationCheck 9", "*Sessions.RevocationCheck is 9*Cached, Live and Stateless*" },
            { "RevocationBound 0", "*Sessions.RevocationBound is 00:00:00*Set RevocationCheck to Live*" },
            { "RevocationBound 61 s", "*Sessions.RevocationBound is 00:01:01*" },
            { "StaleWhenUnavailable 61 s", "*Sessions.StaleWhenUnavailable is 00:01:01*" },
            { "MaxSessions 0", "*InMemoryState.MaxSessions is 0*10,000,000*" },
            { "MasterKeys null", "*MasterKeys has a null entry*" },
            { "MasterKeys twice", "*MasterKeys has two keys with one id*" },
            { "MasterKeys 17", "*MasterKeys has 17 keys; at most 16*" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_in_the_settings_is_told_at_start(string fault, string message)
    {
        var start = () => AuthCoreTestHost.Create(options => Break(options, fault));

        start.Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Theory]
    [InlineData(SessionPreset.Aal1, "7.00:00:00", "30.00:00:00")]
    [InlineData(SessionPreset.Aal2, "01:00:00", "1.00:00:00")]
    [InlineData(SessionPreset.Aal3, "00:15:00", "12:00:00")]
    public void A_preset_sets_both_limits(SessionPreset preset, string idle, string absolute)
    {
        var options = new SessionRuleOptions();

        options.Apply(preset);

        options.IdleLifetime.ToString("c").Should().Be(idle);
        options.AbsoluteLifetime.ToString("c").Should().Be(absolute);
    }

    private static void Break(AuthCoreOptions options, string fault)
    {
        var sessions = options.Sessions;
        var key = MasterKey.CreateRandom();
        Action change = fault switch
        {
            "IdleLifetime 59 s" => () => sessions.IdleLifetime = TimeSpan.FromSeconds(59),
            "IdleLifetime above AbsoluteLifetime" => () => sessions.IdleLifetime = TimeSpan.FromDays(31),
            "IdleLifetime not whole" => () =>
                sessions.IdleLifetime = TimeSpan.FromDays(1) + TimeSpan.FromMilliseconds(500),
            "AbsoluteLifetime 367 d" => () => sessions.AbsoluteLifetime = TimeSpan.FromDays(367),
            "Idle below the token" => () => sessions.IdleLifetime = new TimeSpan(0, 29, 59),
            "Aal3" => () => sessions.Apply(SessionPreset.Aal3),
            "ReuseGrace 61 s" => () => sessions.ReuseGrace = TimeSpan.FromSeconds(61),
            "ReuseGrace negative" => () => sessions.ReuseGrace = TimeSpan.FromSeconds(-1),
            "MaxPerUser 0" => () => sessions.MaxPerUser = 0,
            "MaxPerUser 1001" => () => sessions.MaxPerUser = 1001,
            "RevocationCheck 9" => () => sessions.RevocationCheck = (RevocationCheck)9,
            "RevocationBound 0" => () => sessions.RevocationBound = TimeSpan.Zero,
            "RevocationBound 61 s" => () => sessions.RevocationBound = TimeSpan.FromSeconds(61),
            "StaleWhenUnavailable 61 s" => () => sessions.StaleWhenUnavailable = TimeSpan.FromSeconds(61),
            "MaxSessions 0" => () => options.InMemoryState.MaxSessions = 0,
            "MasterKeys null" => () => options.MasterKeys.Add(null!),
            "MasterKeys twice" => () => Add(options, key, key),
            _ => () => Add(options, [.. Enumerable.Range(0, 17).Select(_ => MasterKey.CreateRandom())]),
        };
        change();
    }

    private static void Add(AuthCoreOptions options, params MasterKey[] keys) =>
        Array.ForEach(keys, options.MasterKeys.Add);
}
