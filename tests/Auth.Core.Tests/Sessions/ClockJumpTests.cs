using Auth.Core.Sessions;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Sessions;

/// <summary>Somebody sets the wall clock: nothing lives longer than it was made for, and nothing throws.</summary>
[Trait("case", "R12")]
public class ClockJumpTests
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public static TheoryData<long> Seconds() =>
        [.. new long[] { 1, 30, 3600, 86_400, 3653 * 86_400 }.SelectMany(seconds => new[] { seconds, -seconds })];

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task A_jump_extends_no_access_token_beyond_its_expiry_and_the_skew(long seconds)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Clock.StepWallClock(TimeSpan.FromSeconds(seconds));
        await house.Authentication.VerifyAsync(login.AccessToken.Reveal());

        house.Clock.StepWallClock(login.AccessToken.ExpiresAt + Skew - house.Clock.GetUtcNow());

        (await house.AcceptsAsync(login.AccessToken)).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task A_jump_during_a_session_extends_it_beyond_no_limit(long seconds)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var absoluteAt = house.Clock.GetUtcNow().AddDays(30);
        house.Clock.StepWallClock(TimeSpan.FromSeconds(seconds));

        var refreshed = await house.Authentication.RefreshAsync(login.RefreshToken.Reveal());
        var token = (refreshed as RefreshOutcome.Refreshed)?.RefreshToken ?? login.RefreshToken;
        house.Clock.StepWallClock(absoluteAt - house.Clock.GetUtcNow());

        (await house.RejectionAsync(token)).Should().Be(RefreshRejection.Expired);
    }

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task Every_verb_answers_at_any_time(long seconds)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Clock.StepWallClock(TimeSpan.FromSeconds(seconds));
        var all = async () =>
        {
            await house.Authentication.VerifyAsync(login.AccessToken.Reveal());
            await house.Authentication.RefreshAsync(login.RefreshToken.Reveal());
            await house.Authentication.RefreshAsync(login.RefreshToken.Reveal());
            await house.LoginAsync();
            await house.Authentication.IssueAsync(house.Ada);
            await house.Authentication.ListSessionsAsync(house.Ada);
            await house.Authentication.LogoutAsync(login.RefreshToken.Reveal());
            await house.Authentication.LogoutEverywhereAsync(house.Ada);
        };

        await all.Should().NotThrowAsync();
    }

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task A_jump_back_and_forth_signs_an_honest_client_out_of_nothing(long seconds)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Clock.StepWallClock(TimeSpan.FromSeconds(seconds));
        house.Clock.StepWallClock(TimeSpan.FromSeconds(-seconds));

        (await house.AcceptsAsync(login.AccessToken)).Should().BeTrue();
        (await house.RejectionAsync(login.RefreshToken)).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task The_bound_of_the_cache_runs_on_time_that_nobody_can_set(long seconds)
    {
        await using var house = await SessionHouse.CreateAsync(o => o.Tokens.Lifetime = TimeSpan.FromHours(1));
        await using var elsewhere = house.Neighbour(o => o.Tokens.Lifetime = TimeSpan.FromHours(1));
        var login = await house.LoginAsync();
        await elsewhere.AcceptsAsync(login.AccessToken);
        await house.Authentication.LogoutAsync(login.RefreshToken.Reveal());

        house.Clock.StepWallClock(TimeSpan.FromSeconds(seconds));
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        house.Clock.StepWallClock(TimeSpan.FromSeconds(-seconds));

        (await elsewhere.AcceptsAsync(login.AccessToken)).Should().BeFalse();
    }

    [Theory]
    [InlineData(2038, 1, 19)]
    [InlineData(2100, 3, 1)]
    [InlineData(9990, 1, 1)]
    public async Task No_year_is_special(int year, int month, int day)
    {
        await using var house = await SessionHouse.CreateAsync();
        house.Clock.StepWallClock(
            new DateTimeOffset(year, month, day, 3, 14, 7, TimeSpan.Zero) - house.Clock.GetUtcNow()
        );
        var login = await house.LoginAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(2));

        (await house.Authentication.VerifyAsync(login.AccessToken.Reveal()))
            .Should()
            .BeOfType<TokenVerification.Valid>();
        (await house.RejectionAsync(login.RefreshToken)).Should().BeNull();
    }
}
