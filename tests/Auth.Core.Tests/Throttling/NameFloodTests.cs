using Auth.Core.Login;
using Auth.Core.State;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Throttling;

/// <summary>A flood of names that nobody has, against the memory store.</summary>
[Collection(Alone.Name)]
[Trait("case", "D6, R14")]
[Trait("effort", "attempts")]
public class NameFloodTests
{
    // A quarter of a million records take a million names; the test run takes a fiftieth of it.
    private static readonly int Bound = Effort.Rounds >= 1000 ? 250_000 : 5000;

    // Tables of the lanes, whose size does not depend on the flood.
    private const int Besides = 512 * 1024;

    [Fact]
    public async Task The_flood_is_bounded_in_records_and_bytes_and_forgets_no_account_under_attack()
    {
        var shared = new SessionHouse.Shared
        {
            State = new InMemoryStateStore(new InMemoryStateOptions { MaxAttempts = Bound }),
        };
        await using var house = await SessionHouse.CreateAsync(shared: shared);
        await LoginThrottlingTests.FailAsync(house, SessionHouse.Name, 4);
        await house.Authentication.LoginAsync("warm up", "wrong");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 4 * Bound; i++)
        {
            (await house.Authentication.LoginAsync($"nobody {i}", "wrong")).Should().BeOfType<LoginOutcome.Refused>();
        }

        // What is remembered for a second is bounded by itself and no part of the store.
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await house.Authentication.LoginAsync("nobody at all", "wrong");
        house.Tap.Events.Clear();
        house.Tap.Log.Entries.Clear();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var left = await shared.State.FindByOwnerAsync(StateKind.Attempt, string.Empty, string.Empty, 1000, default);
        left.Should().HaveCount(1000);
        bytes.Should().BeLessThan((long)(Bound * 64.0 * 1024 * 1024 / 250_000) + Besides, "64 MB hold 250,000 records");
        (await house.Authentication.LoginAsync(SessionHouse.Name, "wrong")).Should().BeOfType<LoginOutcome.Refused>();
        (await house.Authentication.LoginAsync(SessionHouse.Name, "wrong")).Should().BeOfType<LoginOutcome.Throttled>();
        house.Services.GetRequiredService<AttemptLanes>().Count.Should().BeLessThan(10_000);
    }
}
