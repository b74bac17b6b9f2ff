namespace Auth.Core.Throttling;

/// <summary>
/// One lane within this process: who waits, first in first out, and what is known of its record. Guarded by the lock of the
/// lanes; what only the leading caller touches needs none.
/// </summary>
/// <remarks>Invariant: at most one caller leads, and whoever is neither decided nor leading is woken before the leader leaves.</remarks>
internal sealed class LaneQueue(AttemptLane lane)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(500);

    public AttemptLane Lane { get; } = lane;

    public List<LaneRequest> Requests { get; } = [];

    public bool IsLed { get; set; }

    /// <summary>Guesses of this process that are under way.</summary>
    public HashSet<ulong> Local { get; } = [];

    /// <summary>Verdicts that could not be written; they come first when this lane is next served.</summary>
    public List<(ulong LeaseId, AttemptVerdict Verdict)> Owed { get; } = [];

    /// <summary>The record as last read or written here, and when; null where it must be read.</summary>
    public KnownAttempts? Known { get; set; }

    public long KnownAt { get; set; }

    /// <summary>Whether the record is known to exist, so that adding it is no use.</summary>
    public bool MustRead { get; set; }

    /// <summary>Whether guesses of other processes are under way, whose end only the store tells.</summary>
    public bool HasForeign { get; set; }

    /// <summary>Whether it is kept for its refusal, to answer a crowd from memory.</summary>
    public bool IsRemembered { get; set; }

    public TimeSpan PollDelay { get; private set; } = FirstPoll;

    /// <summary>What is known is wrong or too old; there may be a record.</summary>
    public void Forget()
    {
        Known = null;
        MustRead = true;
    }

    public void SlowDown() => PollDelay = PollDelay * 2 < LongestPoll ? PollDelay * 2 : LongestPoll;

    /// <summary>Gives the lead to somebody who waits, if a decision is due; otherwise the lane is not led.</summary>
    public void PassOn()
    {
        var next = Requests.Find(request => !request.IsDecided && !request.IsParked);
        IsLed = next is not null;
        if (next is not null)
        {
            next.IsAppointed = true;
            next.Wake();
        }
    }

    public bool IsIdle => Requests.Count == 0 && !IsLed && Local.Count == 0 && Owed.Count == 0;
}
