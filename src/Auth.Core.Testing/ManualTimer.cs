namespace Auth.Core.Testing;

/// <summary>A timer of a <see cref="ManualClock"/>.</summary>
internal sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
{
    private const long Never = long.MaxValue;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _disposed;

    public long DueAt { get; private set; } = Never;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        _period = period;
        DueAt = dueTime == Timeout.InfiniteTimeSpan ? Never : clock.Now + dueTime.Ticks;
        clock.Schedule(this);
        return true;
    }

    public void Fire() => callback(state);

    /// <summary>Sets the next due time after this one; the clock calls it before it fires.</summary>
    public void Reschedule() =>
        DueAt = _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? Never : DueAt + _period.Ticks;

    public void Dispose()
    {
        _disposed = true;
        clock.Forget(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
