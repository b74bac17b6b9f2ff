namespace Auth.Core.Throttling;

/// <summary>A caller's wish at a lane: to reserve a guess, or to settle one. Guarded by the lock of the lanes.</summary>
internal sealed class LaneRequest(ulong leaseId, AttemptVerdict? verdict, Action? onParked = null)
{
    private TaskCompletionSource? _wake;

    public ulong LeaseId { get; } = leaseId;

    /// <summary>What is settled; null where a guess is to be reserved.</summary>
    public AttemptVerdict? Verdict { get; } = verdict;

    /// <summary>The decision, once there is one.</summary>
    public LaneAnswer? Answer { get; private set; }

    /// <summary>The store's fault, which passes through to whoever wanted to reserve.</summary>
    public Exception? Fault { get; private set; }

    public bool IsDecided => Answer is not null || Fault is not null;

    public bool IsParked { get; private set; }

    /// <summary>Parks the caller, who then holds nothing that others wait for.</summary>
    public void Park(long deadline)
    {
        IsParked = true;
        Deadline = deadline;
        onParked?.Invoke();
    }

    /// <summary>Whether a round decides about it just now, so that it cannot simply leave.</summary>
    public bool IsInRound { get; set; }

    /// <summary>Whether its caller has cancelled while it could not leave.</summary>
    public bool WantsOut { get; set; }

    /// <summary>Whether it shall read and write for all.</summary>
    public bool IsAppointed { get; set; }

    /// <summary>When it stops waiting, as a timestamp.</summary>
    public long Deadline { get; private set; } = long.MaxValue;

    public void Decide(LaneAnswer answer)
    {
        Answer = answer;
        Wake();
    }

    public void Fail(Exception fault)
    {
        Fault = fault;
        Wake();
    }

    public Task NextWake() =>
        (_wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Wake() => _wake?.TrySetResult();
}

/// <summary>What a lane answers: how a reservation ended, or whether a verdict is written.</summary>
/// <param name="Admission">Of a reservation.</param>
/// <param name="RetryAfter">Of a reservation that was refused.</param>
/// <param name="IsClosed">Whether the lane is closed; of a verdict, whether it was the one that closed it.</param>
/// <param name="IsWritten">Of a verdict.</param>
/// <param name="HadFailures">Of a success: whether there were failures since the last one.</param>
internal readonly record struct LaneAnswer(
    AttemptAdmission Admission,
    TimeSpan RetryAfter,
    bool IsClosed,
    bool IsWritten,
    bool HadFailures = false
);
