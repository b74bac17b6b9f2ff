using Auth.Core.Sessions;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Sessions;

/// <summary>Many refreshes of one token at once, over a store whose callers overtake one another.</summary>
[Trait("effort", "sessions")]
public class RefreshRaceTests
{
    [Theory]
    [Trait("asvs", "15.4.2")]
    [Trait("case", "R2")]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(64)]
    public async Task Of_many_refreshes_one_rotates_and_all_get_the_same_successor(int callers)
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        house.Tap.Yields = elsewhere.Tap.Yields = true;
        var token = (await house.LoginAsync()).RefreshToken;

        for (var round = 0; round < Effort.Rounds; round++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            var outcomes = await RefreshAsync(callers, token, house, elsewhere);

            var refreshed = outcomes.OfType<RefreshOutcome.Refreshed>().ToList();
            refreshed.Should().HaveCount(callers, "round {0} revokes nobody", round);
            refreshed.Count(outcome => !outcome.IsReplay).Should().Be(1, "round {0} rotates once", round);
            refreshed
                .Select(outcome => outcome.RefreshToken.Reveal())
                .Distinct(StringComparer.Ordinal)
                .Should()
                .ContainSingle();
            token = refreshed[0].RefreshToken;
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(64)]
    public async Task With_no_grace_one_succeeds_and_the_session_ends(int callers)
    {
        await using var house = await SessionHouse.CreateAsync(o => o.Sessions.ReuseGrace = TimeSpan.Zero);
        house.Tap.Yields = true;

        for (var round = 0; round < Effort.Rounds; round++)
        {
            var token = (await house.LoginAsync()).RefreshToken;
            var outcomes = await RefreshAsync(callers, token, house);

            var winner = outcomes.OfType<RefreshOutcome.Refreshed>().Should().ContainSingle().Which;
            outcomes.OfType<RefreshOutcome.Invalid>().Should().HaveCount(callers - 1);
            (await house.RejectionAsync(winner.RefreshToken)).Should().Be(RefreshRejection.Unknown);
            (await house.RecordsAsync()).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public async Task After_the_grace_the_session_is_ended_once_and_for_all(int callers)
    {
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Yields = true;

        for (var round = 0; round < Effort.Rounds; round++)
        {
            var login = await house.LoginAsync();
            await house.RefreshAsync(login.RefreshToken);
            house.Clock.Advance(TimeSpan.FromSeconds(11));
            var outcomes = await RefreshAsync(callers, login.RefreshToken, house);

            outcomes.Should().AllBeOfType<RefreshOutcome.Invalid>();
            outcomes
                .Cast<RefreshOutcome.Invalid>()
                .Should()
                .Contain(outcome => outcome.Reason == RefreshRejection.ReuseOrLostAnswer);
            (await house.RecordsAsync()).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_clock_that_went_back_signs_nobody_out_in_a_crowd()
    {
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Yields = true;
        var token = (await house.LoginAsync()).RefreshToken;

        for (var round = 0; round < Effort.Rounds; round++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            var rotated = await house.RefreshAsync(token);
            house.Clock.StepWallClock(TimeSpan.FromSeconds(-30));
            var outcomes = await RefreshAsync(20, token, house);

            outcomes
                .Should()
                .AllBeOfType<RefreshOutcome.Refreshed>()
                .And.OnlyContain(outcome =>
                    ((RefreshOutcome.Refreshed)outcome).RefreshToken.Reveal() == rotated.RefreshToken.Reveal()
                );
            token = rotated.RefreshToken;
        }
    }

    [Theory]
    [Trait("case", "R4")]
    [InlineData(20)]
    [InlineData(100)]
    public async Task Honest_logins_at_once_all_succeed_and_the_cap_holds_within_one_more(int callers)
    {
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Yields = true;

        var logins = await AtOnce.RunAsync(callers, _ => house.LoginAsync());
        var last = await house.LoginAsync();

        logins.Should().HaveCount(callers);
        (await house.RecordsAsync()).Count.Should().BeLessThanOrEqualTo(50);
        (await house.RejectionAsync(last.RefreshToken)).Should().BeNull();
    }

    private static Task<RefreshOutcome[]> RefreshAsync(int callers, RefreshToken token, params SessionHouse[] houses) =>
        AtOnce.RunAsync(callers, i => houses[i % houses.Length].Authentication.RefreshAsync(token.Reveal()));
}
