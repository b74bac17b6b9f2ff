using System.Net;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.Throttling;

/// <summary>Failures of one source in a minute: twenty.</summary>
public class SourceLimiterTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("0.0.0.1", "::1", false)]
    [Trait("case", "L12")]
    public void Addresses_of_one_source_share_a_bucket(string one, string other, bool isSame) =>
        (SourceKey.Of(IPAddress.Parse(one)) == SourceKey.Of(IPAddress.Parse(other))).Should().Be(isSame);

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.255.255.255", true)]
    [InlineData("172.15.255.255", false)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.0", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("192.169.1.1", false)]
    [InlineData("169.254.1.1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fc00::1", true)]
    [InlineData("fe80::1%3", true)]
    [InlineData("fec0::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("8.8.8.8", false)]
    public void Loopback_private_and_link_local_addresses_are_told_apart(string address, bool isPrivate) =>
        SourceKey.Of(IPAddress.Parse(address)).IsPrivate.Should().Be(isPrivate);

    [Fact]
    public async Task The_21st_failure_of_a_source_within_a_minute_has_to_wait()
    {
        await using var house = await SessionHouse.CreateAsync();
        for (var i = 0; i < 20; i++)
        {
            await house.Authentication.LoginAsync($"name {i}", "wrong", From($"2001:db8::{i:x}"));
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var blocked = await house.Authentication.LoginAsync(
            SessionHouse.Name,
            SessionHouse.Password,
            From("2001:db8::")
        );
        var other = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password, From("2001:db9::"));
        house.Clock.Advance(TimeSpan.FromSeconds(40));
        var later = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password, From("2001:db8::"));

        blocked.Should().BeOfType<LoginOutcome.Throttled>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(40));
        other.Should().BeOfType<LoginOutcome.Succeeded>();
        later.Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    [Trait("asvs", "6.3.1")]
    public async Task Of_200_guesses_of_one_source_at_once_at_200_names_twenty_are_looked_at()
    {
        var hasher = new CountingHasher();
        await using var house = await SessionHouse.CreateAsync(hasher: hasher);
        house.Tap.Yields = true;

        await AtOnce.RunAsync(200, i => house.Authentication.LoginAsync($"name {i}", "wrong", From("203.0.113.7")));

        hasher.Verifications.Should().BeLessThanOrEqualTo(20);
    }

    [Fact]
    public async Task Successes_give_their_place_back_and_taken_names_do_not()
    {
        await using var house = await SessionHouse.CreateAsync();
        for (var i = 0; i < 50; i++)
        {
            (await house.Authentication.RegisterAsync($"user {i}", SessionHouse.Password, From("203.0.113.7")))
                .Should()
                .BeOfType<RegistrationOutcome.Registered>();
        }

        for (var i = 0; i < 20; i++)
        {
            (await house.Authentication.RegisterAsync($"user {i}", SessionHouse.Password, From("203.0.113.7")))
                .Should()
                .BeOfType<RegistrationOutcome.UserNameTaken>();
        }

        (await house.Authentication.RegisterAsync("new", SessionHouse.Password, From("203.0.113.7")))
            .Should()
            .BeOfType<RegistrationOutcome.Throttled>();
        (await house.Authentication.LoginAsync("user 1", SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
    }

    [Theory]
    [InlineData(false, 30)]
    [InlineData(true, 20)]
    public void Private_sources_are_limited_where_that_is_wanted(bool limited, int admitted)
    {
        var limiter = New(new AttemptOptions { LimitPrivateSources = limited });

        var count = Enumerable.Range(0, 30).Count(_ => Fails(limiter, IPAddress.Loopback));

        count.Should().Be(admitted);
    }

    [Fact]
    public void One_warning_names_forwarded_headers_when_all_come_from_one_private_address()
    {
        var log = new ListLogger();
        var limiter = New(new AttemptOptions(), log);

        for (var i = 0; i < 3000; i++)
        {
            limiter.TryEnter(IPAddress.Parse("10.0.0.9"), out _, out _);
        }

        var entry = log.Entries.Should().ContainSingle().Subject;
        entry.Level.Should().Be(LogLevel.Warning);
        entry.Text.Should().Contain("forwarded headers").And.NotContain("10.0.0.9");
    }

    [Fact]
    public void No_warning_is_given_when_one_of_them_comes_from_elsewhere()
    {
        var log = new ListLogger();
        var limiter = New(new AttemptOptions(), log);

        for (var i = 0; i < 3000; i++)
        {
            limiter.TryEnter(IPAddress.Parse(i == 999 ? "203.0.113.7" : "10.0.0.9"), out _, out _);
        }

        log.Entries.Should().BeEmpty();
    }

    [Fact]
    [Trait("case", "D6")]
    public void A_million_sources_fit_in_a_bounded_table_and_push_out_no_blocked_one()
    {
        var limiter = New(new AttemptOptions());
        var blocked = IPAddress.Parse("203.0.113.7");
        for (var i = 0; i < 20; i++)
        {
            Fails(limiter, blocked);
        }

        limiter.TryEnter(IPAddress.Parse("203.0.113.8"), out var underWay, out _);
        for (var i = 0; i < 1_000_000; i++)
        {
            Fails(
                limiter,
                new IPAddress([0x20, 1, 0xd, 0xb8, 0, (byte)(i >> 16), (byte)(i >> 8), (byte)i, 0, 0, 0, 0, 0, 0, 0, 1])
            );
        }

        limiter.Count.Should().Be(SourceLimiter.MostSources);
        limiter.TryEnter(blocked, out _, out var retryAfter).Should().BeFalse();
        retryAfter.Should().BePositive();
        underWay!.Dispose();
        limiter.Count.Should().Be(SourceLimiter.MostSources - 1, "the one with work under way was still there");
    }

    private static ClientContext From(string source) => new() { Source = IPAddress.Parse(source) };

    private static SourceLimiter New(AttemptOptions options, ILoggerFactory? log = null) =>
        new(options, new SourceWarning((log ?? new ListLogger()).CreateLogger<SourceWarning>()), new ManualClock());

    private static bool Fails(SourceLimiter limiter, IPAddress source)
    {
        if (!limiter.TryEnter(source, out var place, out _))
        {
            return false;
        }

        place?.MarkFailed();
        place?.Dispose();
        return true;
    }
}
