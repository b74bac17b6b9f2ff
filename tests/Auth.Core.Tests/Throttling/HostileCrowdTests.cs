using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Throttling;

/// <summary>Crowds that leave and come back, over two processes and stores that lose replies. The limit is five.</summary>
[Trait("case", "R3, R4, R23, L1, S5")]
[Trait("effort", "attempts")]
public class HostileCrowdTests
{
    private const int Limit = 5;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Whoever_leaves_and_comes_back_over_faulty_stores_gets_no_guess_more()
    {
        var seed = Effort.Replay ?? Random.Shared.Next();
        for (var round = 0; round < Effort.Rounds; round++)
        {
            var random = new Random(seed + round);
            await using var crowd = await GuessingCrowd.CreateAsync(processes: 2);
            crowd.Spoil(random, faultsInAThousand: 40);
            var start = crowd.House.Clock.GetUtcNow();

            await crowd.LeaveAndComeBackAsync(callers: 100, times: 3, random);

            var waits = (int)((crowd.House.Clock.GetUtcNow() - start) / Wait);
            crowd.Hasher.Verifications.Should().BeLessThanOrEqualTo(Limit + waits, "seed {0}, round {1}", seed, round);
            crowd.Held().Should().Be(0, "seed {0}, round {1}", seed, round);

            crowd.Heal();
            crowd.House.Clock.Advance(TimeSpan.FromHours(25));
            (await crowd.LogInAsync(SessionHouse.Password, SessionHouse.Password))
                .Should()
                .AllBeOfType<LoginOutcome.Succeeded>("seed {0}, round {1}", seed, round);
        }
    }

    [Fact]
    public async Task A_real_name_and_a_made_up_one_cost_the_same_store_calls_in_the_same_order()
    {
        var seed = Effort.Replay ?? Random.Shared.Next();
        var real = await CallsAsync(SessionHouse.Name, seed);
        var made = await CallsAsync("nobody", seed);

        made.Should().Equal(real, "seed {0}", seed);
    }

    private static async Task<List<string>> CallsAsync(string name, int seed)
    {
        var random = new Random(seed);
        var calls = new List<string>();
        await using var house = await SessionHouse.CreateAsync();
        house.Tap.Before = call =>
        {
            calls.Add(call);
            return Task.CompletedTask;
        };
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var context = new ClientContext
            {
                Source = System.Net.IPAddress.Parse($"198.51.100.{attempt}"),
                DeviceToken = random.Next(3) == 0 ? "acd1_" + new string('A', 80) : null,
            };
            var outcome = await house.Authentication.LoginAsync(name, $"wrong {attempt}", context);
            calls.Add(
                outcome is LoginOutcome.Throttled throttled ? $"{outcome} {throttled.RetryAfter}" : outcome.ToString()
            );
            house.Clock.Advance(TimeSpan.FromSeconds(random.Next(3) * random.Next(400)));
        }

        return calls;
    }
}
