using Auth.Core.Testing;

namespace Auth.Core.Tests.Testing;

public class ManualClockTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void It_stands_still_until_moved()
    {
        var before = (_clock.GetUtcNow(), _clock.GetTimestamp());

        _clock.Advance(TimeSpan.FromSeconds(1.5));

        before.Item1.Should().Be(ManualClock.DefaultStart);
        _clock.GetUtcNow().Should().Be(before.Item1.AddSeconds(1.5));
        _clock.GetElapsedTime(before.Item2).Should().Be(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void A_step_of_the_wall_clock_is_no_time_and_fires_nothing()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var started = _clock.GetTimestamp();

        _clock.StepWallClock(TimeSpan.FromDays(-1));
        _clock.StepWallClock(TimeSpan.FromDays(3));

        _clock.GetUtcNow().Should().Be(ManualClock.DefaultStart.AddDays(2));
        _clock.GetElapsedTime(started).Should().Be(TimeSpan.Zero);
        fired.Should().Be(0);
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_due_times_at_their_own_time()
    {
        var fired = new List<string>();
        using var late = _clock.CreateTimer(
            _ => fired.Add($"late {Passed()}"),
            null,
            TimeSpan.FromSeconds(3),
            Timeout.InfiniteTimeSpan
        );
        using var periodic = _clock.CreateTimer(
            _ => fired.Add($"tick {Passed()}"),
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1)
        );

        _clock.Advance(TimeSpan.FromSeconds(3.5));

        fired.Should().Equal("tick 1", "tick 2", "late 3", "tick 3");

        double Passed() => (_clock.GetUtcNow() - ManualClock.DefaultStart).TotalSeconds;
    }

    [Fact]
    public void A_disposed_or_changed_timer_does_not_fire_as_before()
    {
        var fired = 0;
        var disposed = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        using var changed = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        disposed.Dispose();
        changed.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromMinutes(1));

        fired.Should().Be(0);
        disposed.Change(TimeSpan.Zero, TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public async Task Delays_wait_for_the_clock()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock);

        _clock.Advance(TimeSpan.FromMinutes(59));
        var early = delay.IsCompleted;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await delay;

        early.Should().BeFalse();
    }
}
