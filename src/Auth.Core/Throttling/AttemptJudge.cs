namespace Auth.Core.Throttling;

/// <summary>
/// Decides about guesses from a record, the time and nothing else. Every process judges alike, and the store's conditional
/// write decides who judged last.
/// </summary>
/// <remarks>
/// Invariant: failures plus leases are at most the free failures until these are used up, then one guess a wait; all
/// failures plus leases are at most a hundred. A lease that nobody settles becomes a failure.
/// </remarks>
internal static class AttemptJudge
{
    /// <summary>Whether a guess may be made now. The record that comes back holds its lease where it may.</summary>
    /// <param name="record">The lane as read, or the empty record.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <param name="leaseId">The guess's own id; one that the record holds already is reserved.</param>
    /// <param name="forgets">Whether the whole record goes with its failures: nobody owns it.</param>
    /// <param name="rules">The numbers.</param>
    public static AttemptJudgement Admit(
        AttemptRecord record,
        long now,
        ulong leaseId,
        bool forgets,
        AttemptRules rules
    )
    {
        var current = BringUpToDate(record, now, forgets, rules);
        if (current.Holds(leaseId))
        {
            return new(AttemptAdmission.Reserved, 0, current);
        }

        if (current.IsClosed)
        {
            return new(AttemptAdmission.Throttled, (long)AttemptRules.ClosedRetry.TotalMilliseconds, current);
        }

        var waitUntil = current.LastAt + rules.WaitAfter(current.Failures);
        if (waitUntil > now && rules.WaitAfter(current.Failures) > 0)
        {
            return new(AttemptAdmission.Throttled, waitUntil - now, current);
        }

        if (current.Leases.Count >= rules.MostLeases(current))
        {
            return new(AttemptAdmission.Parked, 0, current);
        }

        var lease = new AttemptLease(leaseId, now + (long)AttemptRules.LeaseTime.TotalMilliseconds);
        return new(AttemptAdmission.Reserved, 0, current.With(leases: [.. current.Leases, lease]));
    }

    /// <summary>The record after a guess. One whose lease is gone has been counted, and only a success still says something.</summary>
    /// <param name="record">The lane as read.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <param name="leaseId">The guess's own id.</param>
    /// <param name="verdict">What became of it.</param>
    /// <param name="mayBeWritten">Whether an earlier try may have written the verdict, its reply being lost.</param>
    public static AttemptRecord Settle(
        AttemptRecord record,
        long now,
        ulong leaseId,
        AttemptVerdict verdict,
        bool mayBeWritten
    )
    {
        if (!record.Holds(leaseId) && (verdict != AttemptVerdict.Succeeded || mayBeWritten))
        {
            return record;
        }

        IReadOnlyList<AttemptLease> others = [.. record.Leases.Where(lease => lease.Id != leaseId)];
        return verdict switch
        {
            AttemptVerdict.Succeeded => AttemptRecord.Empty.With(leases: others),
            AttemptVerdict.Failed => new(record.Failures + 1, record.Total + 1, now, others),
            _ => record.With(leases: others),
        };
    }

    private static AttemptRecord BringUpToDate(AttemptRecord record, long now, bool forgets, AttemptRules rules)
    {
        // The clock may have gone back: a wait begins anew at most, and no lease outlasts its time.
        var longest = now + (long)AttemptRules.LeaseTime.TotalMilliseconds;
        var leases = record.Leases.Select(lease => lease with { Until = Math.Min(lease.Until, longest) }).ToList();
        var last = Math.Min(record.LastAt, now);
        var (failures, total) = (record.Failures, record.Total);

        // A crash is no free guess.
        foreach (var lost in leases.Where(lease => lease.Until <= now))
        {
            (failures, total, last) = (failures + 1, total + 1, Math.Max(last, lost.Until));
        }

        leases.RemoveAll(lease => lease.Until <= now);
        if (failures > 0 && now >= last + rules.DecayAfter(failures))
        {
            failures = 0;
        }

        if (forgets && failures == 0)
        {
            total = 0;
        }

        var current = new AttemptRecord(failures, total, last, leases);
        return current.IsSame(record) ? record : current;
    }
}

/// <summary>What was decided about a guess, how long to wait where it is throttled, and the record that goes with it.</summary>
internal readonly record struct AttemptJudgement(
    AttemptAdmission Admission,
    long WaitMilliseconds,
    AttemptRecord Record
);
