using Auth.Core.Login;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Throttling;

/// <summary>Crowds of guesses at one account. The limit is five.</summary>
[Trait("case", "R3, R4, L3, S4")]
[Trait("effort", "attempts")]
[Trait("asvs", "6.3.1")]
public class GuessingRaceTests
{
    private const int Limit = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Of_200_wrong_passwords_at_once_five_are_looked_at(int processes)
    {
        for (var round = 0; round < Effort.Rounds; round++)
        {
            await using var crowd = await GuessingCrowd.CreateAsync(processes);

            var outcomes = await crowd.LogInAsync([.. Enumerable.Range(0, 200).Select(i => $"wrong {i}")]);

            crowd.Evaluated.Should().Be(Limit, "round {0}", round);
            outcomes.OfType<LoginOutcome.Refused>().Should().HaveCount(Limit);
            outcomes
                .Should()
                .OnlyContain(o => o is LoginOutcome.Refused || o is LoginOutcome.Throttled || o is LoginOutcome.Busy);
            crowd.StateCalls.Should().BeLessThanOrEqualTo(50 * processes, "round {0}", round);
        }
    }

    [Fact]
    public async Task A_right_password_among_199_wrong_ones_is_admitted_only_in_its_turn()
    {
        var admitted = 0;
        for (var round = 0; round < Effort.Rounds; round++)
        {
            await using var crowd = await GuessingCrowd.CreateAsync();
            var passwords = Enumerable.Range(0, 200).Select(i => $"wrong {i}").ToArray();
            passwords[round * 7 % 200] = SessionHouse.Password;

            var outcomes = await crowd.LogInAsync(passwords);

            // A success gives back what was used, so that those who wait get the same number once more.
            var isIn = outcomes.OfType<LoginOutcome.Succeeded>().Any();
            admitted += isIn ? 1 : 0;
            var wrong = crowd.Evaluated - (isIn ? 1 : 0);
            wrong.Should().BeLessThanOrEqualTo(isIn ? (2 * Limit) - 1 : Limit, "round {0}", round);
            (outcomes.OfType<LoginOutcome.Refused>().Count() == wrong).Should().BeTrue();
        }

        admitted.Should().BeLessThan(Effort.Rounds, "a place among the first is luck");
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(100, 1)]
    [InlineData(100, 2)]
    public async Task Honest_logins_at_once_all_succeed(int count, int processes)
    {
        for (var round = 0; round < Math.Max(1, Effort.Rounds / 10); round++)
        {
            await using var crowd = await GuessingCrowd.CreateAsync(processes);

            var outcomes = await crowd.LogInAsync([.. Enumerable.Repeat(SessionHouse.Password, count)]);

            outcomes.Should().AllBeOfType<LoginOutcome.Succeeded>("round {0}", round);
        }
    }

    [Fact]
    public async Task After_the_wait_a_crowd_gets_one_guess()
    {
        await using var crowd = await GuessingCrowd.CreateAsync();
        await crowd.LogInAsync([.. Enumerable.Range(0, 20).Select(i => $"wrong {i}")]);

        for (var wait = TimeSpan.FromSeconds(30); wait < TimeSpan.FromMinutes(10); wait *= 2)
        {
            crowd.House.Clock.Advance(wait - TimeSpan.FromSeconds(1));
            await crowd.LogInAsync([.. Enumerable.Range(0, 20).Select(i => $"wrong {i}")]);
            crowd.Evaluated.Should().Be(0);

            crowd.House.Clock.Advance(TimeSpan.FromSeconds(1));
            await crowd.LogInAsync([.. Enumerable.Range(0, 20).Select(i => $"wrong {i}")]);
            crowd.Evaluated.Should().Be(1);
        }
    }
}
