namespace Auth.Core.Passwords;

/// <summary>
/// The jobs that wait, in the order they came. Invariant: the oldest is never passed over; who comes later may be run
/// earlier only as its partner, which costs nobody time. Not safe for many threads: its owner has the lock.
/// </summary>
internal sealed class HashingQueue
{
    private readonly LinkedList<HashingJob> _waiting = [];

    public int Count => _waiting.Count;

    public void Add(HashingJob job) => _waiting.AddLast(job.Node);

    /// <summary>Takes a job out of the line; false where a worker has it already.</summary>
    public bool TryRemove(HashingJob job)
    {
        if (job.Node.List is null)
        {
            return false;
        }

        _waiting.Remove(job.Node);
        return true;
    }

    /// <summary>Takes the oldest job, and the oldest of those that pair with it.</summary>
    public bool TryTake(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HashingJob? first,
        out HashingJob? partner
    )
    {
        first = _waiting.First?.Value;
        partner = null;
        if (first is null)
        {
            return false;
        }

        _waiting.RemoveFirst();
        partner = _waiting.FirstOrDefault(first.PairsWith);
        if (partner is not null)
        {
            _waiting.Remove(partner.Node);
        }

        return true;
    }

    /// <summary>Takes all that is left.</summary>
    public IReadOnlyList<HashingJob> TakeAll()
    {
        HashingJob[] left = [.. _waiting];
        _waiting.Clear();
        return left;
    }
}
