namespace Auth.Core.Passwords;

/// <summary>
/// A piece of work that waits for a worker. What a worker may know of it is here, and tells nothing of the account:
/// how many candidates, how many rounds in all. A job is run once, or given up before; either way it ends, and whatever
/// it held of a password is cleared first.
/// </summary>
internal abstract class HashingJob
{
    public const string Hash = "hash";
    public const string Rehash = "rehash";
    public const string Verify = "verify";

    protected HashingJob(int candidates, ulong totalRounds)
    {
        Candidates = candidates;
        TotalRounds = totalRounds;
        Node = new LinkedListNode<HashingJob>(this);
    }

    /// <summary>The forms of the password that are tried: 1 or 2. Two fill both lanes of a worker.</summary>
    public int Candidates { get; }

    /// <summary>The rounds that each lane is run in all; 0 for work that has no lanes and is never paired.</summary>
    public ulong TotalRounds { get; }

    /// <summary>What is done, and of what it is made: words for its times.</summary>
    internal (string Operation, string Scheme) Words { get; set; } = (Hash, "custom");

    /// <summary>When it was put in line, as a timestamp.</summary>
    internal long QueuedAt { get; set; }

    /// <summary>The place in the queue.</summary>
    internal LinkedListNode<HashingJob> Node { get; }

    /// <summary>How many units of work the run does one after the other.</summary>
    public abstract double Units { get; }

    /// <summary>
    /// Whether the two may share a run: one candidate each and equal work. Never by stored cost, form or outcome, so that
    /// time may depend on load and never on the account.
    /// </summary>
    public bool PairsWith(HashingJob other) =>
        TotalRounds != 0 && TotalRounds == other.TotalRounds && Candidates == 1 && other.Candidates == 1;

    /// <summary>Does the work of this job and of the partner, which pairs with it.</summary>
    public abstract void Work(HashingJob? partner);

    /// <summary>Ends the job with what the work gave.</summary>
    public abstract void Settle();

    /// <summary>Ends the job with a fault.</summary>
    public abstract void Fail(Exception fault);

    /// <summary>Ends the job because its caller gave up while it waited.</summary>
    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <summary>A job with its answer. Whoever awaits it never goes on on a worker.</summary>
internal abstract class HashingJob<T>(int candidates, ulong totalRounds) : HashingJob(candidates, totalRounds)
{
    private readonly TaskCompletionSource<T> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer, once the job has ended.</summary>
    internal Task<T> End => _end.Task;

    public sealed override void Settle()
    {
        T answer;
        try
        {
            answer = Read();
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the caller and not to the worker.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fail(fault);
            return;
        }

        Clear();
        _end.TrySetResult(answer);
    }

    public sealed override void Fail(Exception fault)
    {
        Clear();
        _end.TrySetException(fault);
    }

    public sealed override void Cancel(CancellationToken cancellationToken)
    {
        Clear();
        _end.TrySetCanceled(cancellationToken);
    }

    /// <summary>What the work gave.</summary>
    protected abstract T Read();

    /// <summary>Forgets the password and all that was made of it.</summary>
    protected abstract void Clear();
}
