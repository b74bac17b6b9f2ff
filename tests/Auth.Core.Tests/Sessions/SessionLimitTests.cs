using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Sessions;

/// <summary>The idle and the absolute limit, and what an access token may outlive: neither.</summary>
public class SessionLimitTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [Trait("asvs", "7.3.1")]
    [InlineData(-1, null)]
    [InlineData(0, RefreshRejection.Expired)]
    [InlineData(1, RefreshRejection.Expired)]
    public async Task The_idle_limit_holds_to_the_second(int seconds, RefreshRejection? expected)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();

        house.Clock.Advance(TimeSpan.FromDays(7) + seconds * Second);

        (await house.RejectionAsync(login.RefreshToken)).Should().Be(expected);
    }

    [Theory]
    [Trait("asvs", "7.3.2")]
    [Trait("asvs", "10.4.8")]
    [InlineData(-1, null)]
    [InlineData(0, RefreshRejection.Expired)]
    [InlineData(1, RefreshRejection.Expired)]
    public async Task No_number_of_rotations_moves_the_absolute_limit(int seconds, RefreshRejection? expected)
    {
        await using var house = await SessionHouse.CreateAsync();
        var token = (await house.LoginAsync()).RefreshToken;
        for (var day = 1; day < 30; day++)
        {
            house.Clock.Advance(TimeSpan.FromDays(1));
            token = (await house.RefreshAsync(token)).RefreshToken;
        }

        house.Clock.Advance(TimeSpan.FromDays(1) + seconds * Second);

        (await house.RejectionAsync(token)).Should().Be(expected);
    }

    [Fact]
    public async Task A_refresh_moves_the_idle_limit()
    {
        await using var house = await SessionHouse.CreateAsync();
        var token = (await house.LoginAsync()).RefreshToken;
        house.Clock.Advance(TimeSpan.FromDays(6));
        token = (await house.RefreshAsync(token)).RefreshToken;

        house.Clock.Advance(TimeSpan.FromDays(6));

        (await house.RejectionAsync(token)).Should().BeNull();
    }

    [Theory]
    [InlineData(30)]
    [InlineData(1)]
    public async Task An_access_token_never_outlives_the_absolute_limit(int secondsBefore)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var token = login.RefreshToken;
        var absoluteAt = house.Clock.GetUtcNow() + TimeSpan.FromDays(30);
        for (var day = 1; day < 30; day++)
        {
            house.Clock.Advance(TimeSpan.FromDays(1));
            token = (await house.RefreshAsync(token)).RefreshToken;
        }

        house.Clock.Advance(TimeSpan.FromDays(1) - secondsBefore * Second);
        var last = await house.RefreshAsync(token);
        var within = await house.AcceptsAsync(last.AccessToken);
        house.Clock.Advance(secondsBefore * Second);

        last.AccessToken.ExpiresAt.Should().Be(absoluteAt);
        within.Should().BeTrue();
        (await house.AcceptsAsync(last.AccessToken)).Should().BeFalse("the skew is no part of a session's life");
    }

    [Fact]
    public async Task An_access_token_never_outlives_the_idle_limit()
    {
        await using var house = await SessionHouse.CreateAsync(options =>
        {
            options.Tokens.Lifetime = TimeSpan.FromMinutes(1);
            options.Sessions.IdleLifetime = TimeSpan.FromMinutes(1);
        });
        var login = await house.LoginAsync();
        var first = await house.RefreshAsync(login.RefreshToken);
        house.Clock.Advance(TimeSpan.FromSeconds(5));

        var replay = await house.RefreshAsync(login.RefreshToken);

        replay.AccessToken.ExpiresAt.Should().Be(first.AccessToken.ExpiresAt, "a replay moves no limit");
        house.Clock.Advance(TimeSpan.FromSeconds(55));
        (await house.AcceptsAsync(replay.AccessToken)).Should().BeFalse();
    }

    [Fact]
    public async Task A_clock_that_passes_the_limit_during_a_refresh_ends_in_a_refusal_and_not_in_an_exception()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Tap.Before = name =>
        {
            house.Clock.StepWallClock(
                string.Equals(name, "users.FindById", StringComparison.Ordinal)
                    ? TimeSpan.FromDays(3653)
                    : TimeSpan.Zero
            );
            return Task.CompletedTask;
        };

        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.Expired);
    }

    [Fact]
    public async Task An_expired_session_is_left_to_the_sweeper()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Clock.Advance(TimeSpan.FromDays(7));

        await house.RejectionAsync(login.RefreshToken);

        (await house.RecordsAsync()).Should().ContainSingle();
        (await house.Authentication.ListSessionsAsync(house.Ada)).Should().BeEmpty();
    }

    [Fact]
    [Trait("asvs", "7.1.2")]
    public async Task A_login_beyond_the_cap_ends_the_session_used_least_recently()
    {
        await using var house = await SessionHouse.CreateAsync(o => o.Sessions.MaxPerUser = 3);
        var logins = new List<LoginOutcome.Succeeded>();
        for (var i = 0; i < 3; i++)
        {
            house.Clock.Advance(Second);
            logins.Add(await house.LoginAsync());
        }

        house.Clock.Advance(Second);
        var first = await house.RefreshAsync(logins[0].RefreshToken);
        await house.LoginAsync();

        (await house.RejectionAsync(logins[1].RefreshToken)).Should().Be(RefreshRejection.Unknown);
        (await house.AcceptsAsync(logins[1].AccessToken)).Should().BeFalse();
        (await house.RejectionAsync(first.RefreshToken)).Should().BeNull();
        (await house.RejectionAsync(logins[2].RefreshToken)).Should().BeNull();
        (await house.RecordsAsync()).Should().HaveCount(3);
    }
}
