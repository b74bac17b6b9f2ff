using Auth.Core.State;

namespace Auth.Core.Throttling;

/// <summary>
/// One round at a lane: the record as known or read, every verdict and every wish judged in the order of arrival, one
/// conditional write. After a conflict all of it is judged again.
/// </summary>
internal sealed class LaneRound(AttemptStorage storage, AttemptRules rules, TimeProvider clock)
{
    // Each failed try means that another process succeeded; the bound stops a broken store.
    private const int MostTries = 64;

    // Room comes when waits end.
    private static readonly TimeSpan FullRetry = TimeSpan.FromMinutes(1);

    /// <summary>Decides about a batch. Never throws: what the store throws is part of the decision.</summary>
    public async Task<RoundDecisions> RunAsync(LaneQueue queue, LaneRequest[] batch)
    {
        var owed = queue.Owed.ToArray();
        long? written = null;
        RoundDecisions? decisions = null;
        try
        {
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                var known = await KnownAsync(queue, owed).ConfigureAwait(false);
                if (written is not null && known.Version == written)
                {
                    // A write whose reply was lost has been made after all.
                    return Done(queue, known, decisions!);
                }

                var (record, next) = Judge(queue.Lane, known.Record, owed, batch, attempt > 0);
                decisions = next;
                if (record.IsSame(known.Record))
                {
                    return Done(queue, known, next);
                }

                var version = storage.NextVersion();
                var write = await storage.WriteAsync(queue.Lane, known, record, version).ConfigureAwait(false);
                if (write == StateWrite.Done)
                {
                    return Done(queue, record.IsEmpty ? KnownAttempts.None : new(record, version), next);
                }

                if (write == StateWrite.Full)
                {
                    return Done(queue, KnownAttempts.None, Full(next));
                }

                (written, queue.Known, queue.MustRead) = (version, null, true);
            }

            throw new InvalidOperationException("The attempts were changed at every try to count one; try again.");
        }
#pragma warning disable CA1031 // Whatever the store throws reaches the callers who wait, not only the one that leads.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (queue.Known, queue.MustRead) = (null, true);
            return new RoundDecisions([], OwedWritten: 0, exception);
        }
    }

    private async ValueTask<KnownAttempts> KnownAsync(LaneQueue queue, (ulong, AttemptVerdict)[] owed)
    {
        if (queue.Known is { } known)
        {
            return known;
        }

        // The first guess of a lane adds without reading; most accounts have no failures.
        if (!queue.MustRead && queue.Local.Count == 0 && owed.Length == 0)
        {
            return KnownAttempts.None;
        }

        return await storage.FindAsync(queue.Lane).ConfigureAwait(false);
    }

    private (AttemptRecord Record, RoundDecisions Decisions) Judge(
        AttemptLane lane,
        AttemptRecord record,
        (ulong LeaseId, AttemptVerdict Verdict)[] owed,
        LaneRequest[] batch,
        bool mayBeWritten
    )
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (leaseId, verdict) in owed)
        {
            record = AttemptJudge.Settle(record, now, leaseId, verdict, mayBeWritten: true);
        }

        var answers = new LaneAnswer[batch.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            if (batch[i].Verdict is { } verdict)
            {
                var before = record;
                record = AttemptJudge.Settle(before, now, batch[i].LeaseId, verdict, mayBeWritten);
                answers[i] = Settled(before, record, verdict);
            }
        }

        for (var i = 0; i < batch.Length; i++)
        {
            if (batch[i].Verdict is null)
            {
                var judged = AttemptJudge.Admit(record, now, batch[i].LeaseId, lane.Forgets, rules);
                record = judged.Record;
                answers[i] = new(judged.Admission, WholeSeconds(judged.WaitMilliseconds), record.IsClosed, false);
            }
        }

        return (record, new RoundDecisions(answers, owed.Length, Fault: null));
    }

    private RoundDecisions Done(LaneQueue queue, KnownAttempts known, RoundDecisions decisions)
    {
        (queue.Known, queue.KnownAt, queue.MustRead) = (known, clock.GetTimestamp(), false);
        return decisions;
    }

    private static RoundDecisions Full(RoundDecisions decisions) =>
        decisions with
        {
            Answers =
            [
                .. decisions.Answers.Select(answer =>
                    answer.IsWritten ? answer : new LaneAnswer(AttemptAdmission.Full, FullRetry, false, false)
                ),
            ],
        };

    private static LaneAnswer Settled(AttemptRecord before, AttemptRecord after, AttemptVerdict verdict) =>
        new(
            default,
            default,
            IsClosed: after.IsClosed && !before.IsClosed,
            IsWritten: true,
            HadFailures: verdict == AttemptVerdict.Succeeded && before.Total > after.Total
        );

    // Rounded up, so that whoever comes back then is not told a second time.
    private static TimeSpan WholeSeconds(long milliseconds) => TimeSpan.FromSeconds((milliseconds + 999) / 1000);
}

/// <summary>What a round decided about each request of its batch, or why it could not.</summary>
/// <param name="Answers">By place in the batch.</param>
/// <param name="OwedWritten">How many of the owed verdicts, from the first on, are written.</param>
/// <param name="Fault">What the store threw, or null.</param>
internal sealed record RoundDecisions(LaneAnswer[] Answers, int OwedWritten, Exception? Fault);
