namespace Auth.Core.Throttling;

/// <summary>Tells every caller of a round what was decided, parks who must wait, and keeps what could not be written.</summary>
internal sealed class LaneRulings(LaneRegistry registry, TimeProvider clock)
{
    /// <summary>The most callers parked at one lane: 128, as many honest logins of one account as make sense.</summary>
    public const int MostParkedAtLane = 128;

    /// <summary>The most callers parked in the container: 1,024, as many as wait for hashing.</summary>
    public const int MostParked = 1024;

    /// <summary>How long a caller is parked at most: 10 s, after which browsers' users reload and double the load.</summary>
    public static readonly TimeSpan LongestParking = TimeSpan.FromSeconds(10);

    // Bounds memory while a database is out: beyond, a verdict is not kept and its lease expires as a failure.
    private const int MostOwed = 4096;

    public static LaneAnswer Busy =>
        new(AttemptAdmission.Busy, TimeSpan.FromSeconds(1), IsClosed: false, IsWritten: false);

    /// <summary>Applies a round. Every request of the batch is decided or parked afterwards, and awake.</summary>
    public void Apply(LaneQueue queue, LaneRequest[] batch, RoundDecisions decisions)
    {
        if (decisions.Fault is null)
        {
            registry.Owed -= decisions.OwedWritten;
            queue.Owed.RemoveRange(0, decisions.OwedWritten);
        }

        for (var i = 0; i < batch.Length; i++)
        {
            batch[i].IsInRound = false;
            Rule(queue, batch[i], decisions, i);
            if (batch[i].IsDecided)
            {
                registry.Leave(queue, batch[i]);
            }
            else
            {
                batch[i].Wake();
            }
        }

        queue.HasForeign =
            queue.Known?.Record.Leases.Any(lease =>
                !queue.Local.Contains(lease.Id) && !queue.Owed.Exists(owed => owed.LeaseId == lease.Id)
            )
            ?? false;
    }

    private void Rule(LaneQueue queue, LaneRequest request, RoundDecisions decisions, int place)
    {
        if (request.Verdict is { } verdict)
        {
            queue.Local.Remove(request.LeaseId);
            OweAfterFault(queue, decisions, request.LeaseId, verdict);
            request.Decide(decisions.Fault is null ? decisions.Answers[place] : default);
        }
        else if (decisions.Fault is { } fault)
        {
            // Its lease may have been written after all; no password will be looked at by it.
            OweAfterFault(queue, decisions, request.LeaseId, AttemptVerdict.Void);
            request.Fail(fault);
        }
        else
        {
            Answer(queue, request, decisions.Answers[place]);
        }
    }

    private void OweAfterFault(LaneQueue queue, RoundDecisions decisions, ulong leaseId, AttemptVerdict verdict)
    {
        if (decisions.Fault is not null && registry.Owed < MostOwed)
        {
            registry.Owed++;
            queue.Owed.Add((leaseId, verdict));
        }
    }

    private void Answer(LaneQueue queue, LaneRequest request, LaneAnswer answer)
    {
        if (answer.Admission == AttemptAdmission.Parked)
        {
            Park(queue, request);
            return;
        }

        if (answer.Admission == AttemptAdmission.Reserved)
        {
            queue.Local.Add(request.LeaseId);
        }

        request.Decide(answer);
    }

    private void Park(LaneQueue queue, LaneRequest request)
    {
        if (request.WantsOut)
        {
            request.Fail(new OperationCanceledException());
        }
        else if (request.IsParked)
        {
            if (clock.GetTimestamp() >= request.Deadline)
            {
                request.Decide(Busy);
            }
        }
        else if (registry.Parked >= MostParked || queue.Requests.Count(one => one.IsParked) >= MostParkedAtLane)
        {
            request.Decide(Busy);
        }
        else
        {
            request.Park(clock.GetTimestamp() + (long)(LongestParking.TotalSeconds * clock.TimestampFrequency));
            registry.Parked++;
        }
    }
}
