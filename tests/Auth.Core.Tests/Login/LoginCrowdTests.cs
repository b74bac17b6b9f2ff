using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Login;

/// <summary>A crowd before a house of two workers and 100 places in line.</summary>
public sealed class LoginCrowdTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";
    private const int Crowd = 1000;
    private const int Workers = 2;
    private const int Line = 100;
    private const int Limit = 5;

    private readonly HeldHasher _hasher = new();
    private readonly AuthCoreTestHost _host;

    public LoginCrowdTests() =>
        _host = AuthCoreTestHost.Create(
            options => (options.Hashing.Workers, options.Hashing.MostWaiting) = (Workers, Line),
            services => services.AddSingleton<IPasswordHasher>(_hasher)
        );

    public ValueTask DisposeAsync()
    {
        _hasher.LetGo();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Of_1000_parallel_logins_the_workers_serve_who_fits_and_the_rest_is_busy_at_once()
    {
        await _host.Authentication.RegisterAsync("ada", Password);
        var signedIn = (LoginOutcome.Succeeded)await _host.Authentication.LoginAsync("ada", Password);
        var worked = _hasher.Calls;
        _hasher.Hold();
        var busy = 0;

        var crowd = AtOnce.RunAsync(Crowd, LoginAsync);
        await FairYield.UntilAsync(() => Volatile.Read(ref busy) == Crowd - Line - Workers);
        var calledMeanwhile = _hasher.Calls - worked;
        var health = await _host.Authentication.VerifyAsync(signedIn.AccessToken.Reveal());
        _hasher.LetGo();
        var outcomes = await crowd;

        calledMeanwhile.Should().BeLessThanOrEqualTo(Workers, "nobody who is turned away costs a hash");
        health.Should().BeOfType<TokenVerification.Valid>();
        outcomes.OfType<LoginOutcome.Busy>().Should().HaveCount(Crowd - Line - Workers);
        outcomes.OfType<LoginOutcome.Refused>().Should().HaveCount(Line + Workers);
        (_hasher.Calls - worked).Should().Be(Line + Workers);
        _hasher.MostInFlight.Should().BeInRange(1, Workers);

        async Task<LoginOutcome> LoginAsync(int i)
        {
            var outcome = await _host.Authentication.LoginAsync($"user{i}", Password);
            if (outcome is LoginOutcome.Busy)
            {
                Interlocked.Increment(ref busy);
            }

            return outcome;
        }
    }

    [Fact]
    public async Task A_crowd_that_registers_leaves_half_of_the_places_to_logins()
    {
        await _host.Authentication.RegisterAsync("ada", Password);
        _hasher.Hold();
        var busy = 0;
        var crowd = AtOnce.RunAsync(Crowd, RegisterAsync);
        await FairYield.UntilAsync(() => Volatile.Read(ref busy) == Crowd - ((Line + Workers) / 2));

        var login = _host.Authentication.LoginAsync("ada", Password);
        login.IsCompleted.Should().BeFalse("it waits in line");
        _hasher.LetGo();

        (await login).Should().BeOfType<LoginOutcome.Succeeded>();
        (await crowd).OfType<RegistrationOutcome.Registered>().Should().HaveCount((Line + Workers) / 2);

        async Task<RegistrationOutcome> RegisterAsync(int i)
        {
            var outcome = await _host.Authentication.RegisterAsync($"user{i}", Password);
            if (outcome is RegistrationOutcome.Busy)
            {
                Interlocked.Increment(ref busy);
            }

            return outcome;
        }
    }

    [Fact]
    public async Task A_crowd_at_one_name_leaves_places_to_all_others()
    {
        await _host.Authentication.RegisterAsync("ada", Password);
        var worked = _hasher.Calls;
        _hasher.Hold();
        var lanes = _host.Services.GetRequiredService<AttemptLanes>();
        var gate = _host.Services.GetRequiredService<HashingGate>();

        var crowd = AtOnce.RunAsync(Line + Workers, i => _host.Authentication.LoginAsync("nobody", $"wrong {i}"));
        await FairYield.UntilAsync(() => lanes.Parked == Line + Workers - Limit);
        var held = gate.Held;
        var login = _host.Authentication.LoginAsync("ada", Password);
        _hasher.LetGo();

        held.Should().Be(Limit, "who is parked has no work yet");
        (await login).Should().BeOfType<LoginOutcome.Succeeded>();
        (await crowd).OfType<LoginOutcome.Refused>().Should().HaveCount(Limit);
        (_hasher.Calls - worked).Should().Be(Limit + 1);
        gate.Held.Should().Be(0);
    }

    [Fact]
    public async Task Whoever_is_admitted_to_an_account_when_the_house_is_full_is_busy_and_no_failure()
    {
        var registered = await _host.Authentication.RegisterAsync("ada", Password);
        var ada = ((RegistrationOutcome.Registered)registered).User.Id.Value;
        _hasher.Hold();
        var lanes = _host.Services.GetRequiredService<AttemptLanes>();
        var gate = _host.Services.GetRequiredService<HashingGate>();
        var owners = AtOnce.RunAsync(Limit + 10, _ => _host.Authentication.LoginAsync("ada", Password));
        await FairYield.UntilAsync(() => lanes.Parked == 10);
        var strangers = AtOnce.RunAsync(Line, i => _host.Authentication.LoginAsync($"user{i}", Password));
        await FairYield.UntilAsync(() => gate.Held == Line + Workers);
        _hasher.LetGo();

        var outcomes = await owners;
        await strangers;

        outcomes.Should().OnlyContain(o => o is LoginOutcome.Succeeded || o is LoginOutcome.Busy);
        outcomes.OfType<LoginOutcome.Succeeded>().Count().Should().BeGreaterThanOrEqualTo(Limit);
        gate.Held.Should().Be(0);
        var state = _host.Services.GetRequiredService<IStateStore>();
        (await state.FindByOwnerAsync(StateKind.Attempt, ada, string.Empty, 10, default))
            .Should()
            .BeEmpty("no guess is left under way, and none failed");
    }

    private sealed class HeldHasher : IPasswordHasher
    {
        private readonly ManualResetEventSlim _go = new(initialState: true);
        private readonly CountingHasher _inner = new();
        private readonly Lock _sync = new();
        private int _inFlight;

        public int MostInFlight { get; private set; }

        public int Calls { get; private set; }

        public void Hold() => _go.Reset();

        public void LetGo() => _go.Set();

        public string Hash(ReadOnlySpan<char> password)
        {
            Wait();
            return _inner.Hash(password);
        }

        public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash)
        {
            Wait();
            return _inner.Verify(password, hash);
        }

        private void Wait()
        {
            lock (_sync)
            {
                Calls++;
                MostInFlight = Math.Max(MostInFlight, ++_inFlight);
            }

            _go.Wait();
            lock (_sync)
            {
                _inFlight--;
            }
        }
    }
}
