namespace Auth.Core.Throttling;

/// <summary>The numbers that attempts are judged by: the host's, and those that nobody has a reason to change.</summary>
internal sealed class AttemptRules(AttemptOptions options)
{
    /// <summary>Failures in a row that close a lane: 100, the most that NIST SP 800-63B-4 3.2.2 (2025) admits.</summary>
    public const int MostFailures = 100;

    /// <summary>How long a reservation lasts: 30 s, three times the longest wait for a place in the hashing line.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    /// <summary>What a closed lane answers: the longest wait that a client should trust a guess about.</summary>
    public static readonly TimeSpan ClosedRetry = TimeSpan.FromHours(1);

    /// <summary>After so long without a failure a few typing errors are forgotten.</summary>
    public static readonly TimeSpan ShortDecay = TimeSpan.FromHours(6);

    /// <summary>The same once a wait has been reached: a day, so that nobody gets fresh guesses by coming back after lunch.</summary>
    public static readonly TimeSpan LongDecay = TimeSpan.FromHours(24);

    // Beyond this the doubling has long passed the longest wait; it keeps the shift in range.
    private const int MostDoublings = 20;

    /// <summary>Failures in a row without a wait.</summary>
    public int FailuresBeforeWait => options.FailuresBeforeWait;

    /// <summary>How long to wait after so many failures, in milliseconds.</summary>
    public long WaitAfter(int failures)
    {
        if (failures < FailuresBeforeWait)
        {
            return 0;
        }

        var doublings = Math.Min(failures - FailuresBeforeWait, MostDoublings);
        return (long)
            Math.Min(options.FirstWait.TotalMilliseconds * (1L << doublings), options.LongestWait.TotalMilliseconds);
    }

    /// <summary>After how long without a failure they are forgotten, in milliseconds.</summary>
    public long DecayAfter(int failures) =>
        (long)(failures < FailuresBeforeWait ? ShortDecay : LongDecay).TotalMilliseconds;

    /// <summary>How many guesses may be under way at once.</summary>
    public int MostLeases(AttemptRecord record) =>
        Math.Min(
            record.Failures < FailuresBeforeWait ? FailuresBeforeWait - record.Failures : 1,
            MostFailures - record.Total
        );
}
