using System.Net;
using Auth.Core.Accounts;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Breached;
using Auth.Core.Registration;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.Passwords.Breached;

[Trait("asvs", "6.2.12")]
public sealed class BreachedPasswordTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";
    private const string Next = "battery horse correct";

    private readonly FakeRangeService _service = new();
    private readonly HttpClient _http;
    private readonly ListLogger _log = new();
    private readonly CountingHasher _hasher = new();
    private readonly ManualClock _clock = new();
    private AuthCoreTestHost? _host;

    public BreachedPasswordTests() => _http = new HttpClient(_service);

    [Fact]
    public async Task A_breached_password_does_not_register_and_costs_no_hash()
    {
        _service.Know(BreachedPasswordQuery.For(Password).RevealSuffix());
        var host = Host();
        var before = _hasher.Hashes;

        var outcome = await host.Authentication.RegisterAsync("ada", Password);

        Reasons(outcome).Should().Equal(PasswordRejection.Breached);
        _hasher.Hashes.Should().Be(before);
    }

    [Fact]
    public async Task A_breached_password_does_not_become_a_password()
    {
        var user = (RegistrationOutcome.Registered)await Host().Authentication.RegisterAsync("ada", Password);
        _service.Know(BreachedPasswordQuery.For(Next).RevealSuffix());

        var outcome = await Host().Authentication.ChangePasswordAsync(user.User.Id, Password, Next);

        outcome
            .Should()
            .BeOfType<ChangePasswordOutcome.PasswordRejected>()
            .Which.Reasons.Should()
            .Equal(PasswordRejection.Breached);
    }

    [Fact]
    public async Task Nothing_but_five_digits_leaves_the_process()
    {
        var query = BreachedPasswordQuery.For(Password);

        await Host().Authentication.RegisterAsync("ada", Password);

        var sent = _service.Sent.Should().ContainSingle().Subject;
        sent.Should().StartWith($"GET https://ranges.example/range/{query.RevealPrefix()}\n");
        sent.Should().Contain("Add-Padding: true").And.Contain("User-Agent: Auth.Core");
        _service.Asked.Single().Segments[^1].Should().HaveLength(5);
        for (var start = 0; start <= 30; start++)
        {
            sent.Should().NotContainEquivalentOf(query.RevealSuffix().Substring(start, 5));
        }

        sent.Should().NotContainEquivalentOf("horse").And.NotContain("ada");
    }

    [Fact]
    public async Task A_password_that_is_refused_anyway_is_not_asked_about_and_no_login_is()
    {
        await Host().Authentication.RegisterAsync("ada", "short");
        await Host().Authentication.RegisterAsync("ada", "passwordstandard");
        await Host().Authentication.RegisterAsync("ada", new string('x', 2000));
        await Host().Authentication.LoginAsync("ada", Password);

        _service.Asked.Should().BeEmpty();
    }

    [Theory]
    [InlineData("status")]
    [InlineData("empty")]
    [InlineData("odd line")]
    [InlineData("too long")]
    [InlineData("cut")]
    [InlineData("throws")]
    [InlineData("hangs")]
    public async Task While_the_source_is_down_the_host_has_chosen_what_happens(string fault)
    {
        Break(fault);

        var open = await RegisterAsync("ada");
        await _host!.DisposeAsync();
        _host = null;
        Host(options => options.Passwords.Breached.WhenDown = BreachedPasswordFallback.Refuse);
        var closed = await RegisterAsync("ada");

        open.Should().BeOfType<RegistrationOutcome.Registered>();
        Reasons(closed).Should().Equal(PasswordRejection.BreachCheckUnavailable);
        _log.Entries.Where(entry => entry.Level == LogLevel.Warning).Should().HaveCount(2);
        _log.Entries.Should().OnlyContain(entry => !entry.Text.Contains("ranges.example"));
    }

    [Fact]
    public async Task A_caller_who_leaves_is_no_fault_of_the_source()
    {
        using var caller = new CancellationTokenSource();
        _service.Before = token =>
        {
            caller.Cancel();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };

        var register = () => Host().Authentication.RegisterAsync("ada", Password, cancellationToken: caller.Token);

        await register.Should().ThrowAsync<OperationCanceledException>();
        _log.Entries.Should().NotContain(entry => entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_source_of_the_hosts_own_is_asked_and_may_not_hang()
    {
        var own = new StubbornSource();
        await using var host = AuthCoreTestHost.Create(
            options => options.Passwords.Breached.WhenDown = BreachedPasswordFallback.Refuse,
            services => services.AddSingleton<IBreachedPasswords>(own),
            _clock
        );

        var pending = host.Authentication.RegisterAsync("ada", Password);
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        var early = pending.IsCompleted;
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        early.Should().BeFalse();
        Reasons(await pending).Should().Equal(PasswordRejection.BreachCheckUnavailable);
        own.Asked.Should().Be(BreachedPasswordQuery.For(Password).RevealPrefix());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _http.Dispose();
        _service.Dispose();
    }

    private async Task<RegistrationOutcome> RegisterAsync(string name)
    {
        var pending = Host().Authentication.RegisterAsync(name, Password);
        _clock.Advance(TimeSpan.FromSeconds(2));
        return await pending;
    }

    private void Break(string fault)
    {
        const string Line = "0123456789ABCDEF0123456789ABCDEF012";
        _service.Status = fault is "status" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        _service.Body = fault switch
        {
            "empty" => "",
            "odd line" => $"{Line}:1\n<html>\n",
            "too long" => string.Concat(Enumerable.Repeat($"{Line}:1\n", 10_000)),
            "cut" => $"{Line}:1\n{Line[..20]}",
            _ => _service.Body,
        };
        _service.Before = fault switch
        {
            "throws" => _ => throw new HttpRequestException("https://ranges.example/range/ABCDE"),
            "hangs" => token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token),
            _ => null,
        };
    }

    private AuthCoreTestHost Host(Action<AuthCoreOptions>? configure = null) =>
        _host ??= AuthCoreTestHost.Create(
            options =>
            {
                options.Passwords.Breached.RangeAddress = new Uri("https://ranges.example/range/");
                configure?.Invoke(options);
            },
            services =>
            {
                services.AddSingleton<IPasswordHasher>(_hasher).AddSingleton<ILoggerFactory>(_log);
                services.AddAuthCore(_ => { }).AddBreachedPasswordRanges(_ => _http);
            },
            _clock
        );

    private static IReadOnlyList<PasswordRejection> Reasons(RegistrationOutcome outcome) =>
        outcome.Should().BeOfType<RegistrationOutcome.PasswordRejected>().Subject.Reasons;

    private sealed class StubbornSource : IBreachedPasswords
    {
        public string? Asked { get; private set; }

        public async ValueTask<BreachedPasswordAnswer> FindAsync(
            BreachedPasswordQuery query,
            CancellationToken cancellationToken
        )
        {
            Asked = query.RevealPrefix();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
            return BreachedPasswordAnswer.NotFound;
        }
    }
}
