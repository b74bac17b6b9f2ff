using Auth.Core.Secrets;
using Auth.Core.State;

namespace Auth.Core.Throttling;

/// <summary>Attempt records in the state store: one statement a call, none of them cancelled, because others ride along.</summary>
internal sealed class AttemptStorage(
    IStateStore state,
    AttemptRules rules,
    AttemptOptions options,
    SecureRandom random,
    TimeProvider clock
)
{
    // A user's failures are kept until the next success, whenever that is.
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public long NextVersion() => random.NewRecordVersion();

    public async ValueTask<KnownAttempts> FindAsync(AttemptLane lane)
    {
        var found = await state.FindAsync(StateKind.Attempt, lane.Key, CancellationToken.None).ConfigureAwait(false);
        return found is null
            ? KnownAttempts.None
            : new KnownAttempts(AttemptPayload.Read(found.Payload.Span), found.Version);
    }

    /// <summary>Adds, replaces or removes, whichever leads from one to the other.</summary>
    public ValueTask<StateWrite> WriteAsync(AttemptLane lane, KnownAttempts known, AttemptRecord next, long version)
    {
        if (known.Version is not { } expected)
        {
            return state.AddAsync(ToRecord(lane, next, version), CancellationToken.None);
        }

        return next.IsEmpty
            ? state.RemoveAsync(StateKind.Attempt, lane.Key, expected, CancellationToken.None)
            : state.ReplaceAsync(ToRecord(lane, next, version), expected, CancellationToken.None);
    }

    /// <summary>Removes every lane of a user.</summary>
    public ValueTask<int> RemoveByOwnerAsync(string owner, CancellationToken cancellationToken) =>
        state.RemoveByOwnerAsync(StateKind.Attempt, owner, cancellationToken);

    private StateRecord ToRecord(AttemptLane lane, AttemptRecord record, long version)
    {
        var leasesEnd = record.Leases.Count == 0 ? 0 : record.Leases.Max(lease => lease.Until);
        var waitEnds = record.Failures == 0 ? 0 : record.LastAt + rules.WaitAfter(record.Failures);
        return new(
            StateKind.Attempt,
            lane.Key,
            lane.Owner,
            ExpiryOf(lane, record, leasesEnd),
            version,
            AttemptPayload.Write(record)
        )
        {
            Hint = new EvictionHint(
                record.IsClosed ? EvictionHint.MaxWeight : record.Failures,
                clock.GetUtcNow().ToUnixTimeMilliseconds(),
                Math.Max(leasesEnd, waitEnds)
            ),
        };
    }

    private DateTimeOffset ExpiryOf(AttemptLane lane, AttemptRecord record, long leasesEnd)
    {
        if (lane.IsDevice)
        {
            // By then no token leads here: what is good now has ended.
            return clock.GetUtcNow() + options.DeviceTokenLifetime;
        }

        // Leases that nobody settles are failures to come.
        var failures = record.Failures + record.Leases.Count;
        return lane.Forgets
            ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(record.LastAt, leasesEnd) + rules.DecayAfter(failures))
            : Never;
    }
}

/// <summary>A lane's record as read or written, with its version; no version where there is no record.</summary>
internal sealed record KnownAttempts(AttemptRecord Record, long? Version)
{
    public static readonly KnownAttempts None = new(AttemptRecord.Empty, Version: null);
}
