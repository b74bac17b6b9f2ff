using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
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

        calledMeanwhile.Should().BeInRange(1, Workers, "nobody who is turned away costs a hash");
        health.Should().BeOfType<TokenVerification.Valid>();
        outcomes.OfType<LoginOutcome.Busy>().Should().HaveCount(Crowd - Line - Workers);
        outcomes.OfType<LoginOutcome.Succeeded>().Should().HaveCount(Line + Workers);
        (_hasher.Calls - worked).Should().Be(Line + Workers);
        _hasher.MostInFlight.Should().BeInRange(1, Workers);

        async Task<LoginOutcome> LoginAsync(int i)
        {
            var outcome = await _host.Authentication.LoginAsync("ada", Password);
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
