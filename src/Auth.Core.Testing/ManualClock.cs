namespace Auth.Core.Testing;

/// <summary>
/// A clock that stands still until it is moved, with timers that fire when it passes their time. Safe to use from many
/// threads; callbacks run on the thread that moves the clock, in the order of their due times.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    /// <summary>Where a new clock stands unless told otherwise: 2026-01-01 00:00:00 UTC.</summary>
    public static readonly DateTimeOffset DefaultStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _wall;
    private long _monotonic;

    /// <summary>Makes a clock that stands at the given time, or at <see cref="DefaultStart"/>.</summary>
    public ManualClock(DateTimeOffset? start = null) => _wall = (start ?? DefaultStart).ToUniversalTime();

    /// <summary>100-nanosecond ticks.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC, so that no test depends on where it runs.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _wall;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _monotonic;
        }
    }

    /// <summary>Lets time pass: wall clock and monotonic time move, timers that fall due fire.</summary>
    /// <param name="elapsed">Zero or more.</param>
    public void Advance(TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        long target;
        lock (_gate)
        {
            target = _monotonic + elapsed.Ticks;
        }

        while (NextDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            MoveTo(target);
        }
    }

    /// <summary>
    /// Steps the wall clock, forward or back, as an operator or a time server would: no time passes and no timer fires.
    /// </summary>
    public void StepWallClock(TimeSpan step)
    {
        lock (_gate)
        {
            _wall += step;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal long Now => GetTimestamp();

    internal void Schedule(ManualTimer timer)
    {
        lock (_gate)
        {
            if (!_timers.Contains(timer))
            {
                _timers.Add(timer);
            }
        }
    }

    internal void Forget(ManualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private ManualTimer? NextDue(long target)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.DueAt <= target).MinBy(timer => timer.DueAt);
            if (next is not null)
            {
                MoveTo(Math.Max(_monotonic, next.DueAt));
                next.Reschedule();
            }

            return next;
        }
    }

    // Callers hold the gate.
    private void MoveTo(long timestamp)
    {
        if (timestamp > _monotonic)
        {
            _wall += TimeSpan.FromTicks(timestamp - _monotonic);
            _monotonic = timestamp;
        }
    }
}
