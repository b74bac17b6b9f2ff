namespace Auth.Core.Throttling;

/// <summary>What one source did within the last minute. Guarded by the lock of the limiter.</summary>
internal sealed class SourceEntry(SourceKey key)
{
    /// <summary>When its failures were, as timestamps, the oldest first; never more than the limit.</summary>
    private readonly Queue<long> _failures = new();

    public SourceKey Key { get; } = key;

    /// <summary>Places taken and not given back.</summary>
    public int Reserved { get; set; }

    public int Failures => _failures.Count;

    public LinkedListNode<SourceEntry>? Place { get; set; }

    public void Fail(long now) => _failures.Enqueue(now);

    public void ForgetBefore(long time)
    {
        while (_failures.TryPeek(out var oldest) && oldest <= time)
        {
            _failures.Dequeue();
        }
    }

    public long? OldestFailure => _failures.TryPeek(out var oldest) ? oldest : null;
}
