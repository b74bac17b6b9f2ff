namespace Auth.Core.Throttling;

/// <summary>
/// What is known of a lane: failures in a row that still count, all failures since the last success, the last of them, and
/// the guesses under way. No name and no address. Times are Unix milliseconds. Immutable.
/// </summary>
internal sealed class AttemptRecord(int failures, int total, long lastAt, IReadOnlyList<AttemptLease> leases)
{
    public static readonly AttemptRecord Empty = new(0, 0, 0, []);

    public int Failures { get; } = failures;

    public int Total { get; } = total;

    public long LastAt { get; } = lastAt;

    public IReadOnlyList<AttemptLease> Leases { get; } = leases;

    /// <summary>Whether the record says nothing and need not be kept.</summary>
    public bool IsEmpty => Failures == 0 && Total == 0 && Leases.Count == 0;

    public bool IsClosed => Total >= AttemptRules.MostFailures;

    public bool Holds(ulong leaseId) => Leases.Any(lease => lease.Id == leaseId);

    public bool IsSame(AttemptRecord other) =>
        ReferenceEquals(this, other)
        || (
            Failures == other.Failures
            && Total == other.Total
            && LastAt == other.LastAt
            && Leases.SequenceEqual(other.Leases)
        );

    public AttemptRecord With(
        int? failures = null,
        int? total = null,
        long? lastAt = null,
        IReadOnlyList<AttemptLease>? leases = null
    ) => new(failures ?? Failures, total ?? Total, lastAt ?? LastAt, leases ?? Leases);
}

/// <summary>A guess under way: made once for each login, random, and found again after a conflict or a repeat.</summary>
internal readonly record struct AttemptLease(ulong Id, long Until);

/// <summary>What became of a guess.</summary>
internal enum AttemptVerdict
{
    /// <summary>The password was wrong, or the account may not log in.</summary>
    Failed,

    /// <summary>The password is right and the account in order.</summary>
    Succeeded,

    /// <summary>No password was looked at.</summary>
    Void,
}

/// <summary>What a lane says to a new guess.</summary>
internal enum AttemptAdmission
{
    /// <summary>It is reserved.</summary>
    Reserved,

    /// <summary>A wait is running, or the lane is closed.</summary>
    Throttled,

    /// <summary>Others are under way, and what becomes of them decides.</summary>
    Parked,

    /// <summary>Too many wait, or have waited too long.</summary>
    Busy,

    /// <summary>The store is full.</summary>
    Full,
}
