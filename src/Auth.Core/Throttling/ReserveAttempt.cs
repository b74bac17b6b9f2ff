using System.Buffers.Binary;
using Auth.Core.Secrets;
using Auth.Core.Users;

namespace Auth.Core.Throttling;

/// <summary>
/// Reserves a guess before a password is looked at, in the lane of a known device or of strangers. What it hands out must
/// be settled.
/// </summary>
internal sealed class ReserveAttempt(
    AttemptLanes lanes,
    AttemptKeys keys,
    AttemptStorage storage,
    AttemptRules rules,
    DeviceTokens devices,
    SecureRandom random,
    TimeProvider clock
)
{
    private readonly LaneRound _round = new(storage, rules, clock);

    /// <summary>Reserves a guess, or says why not.</summary>
    /// <param name="user">The user, or null where there is none.</param>
    /// <param name="name">What was asked for: the canonical name, or the id where a user is asked for by id.</param>
    /// <param name="deviceToken">The token as received, or null.</param>
    /// <param name="onParked">Called, at most once a lane and under a lock, where the caller has to wait for others.</param>
    /// <param name="cancellationToken">Honoured until the reservation is being written.</param>
    public async Task<AttemptStart> ReserveAsync(
        StoredUser? user,
        string name,
        string? deviceToken,
        Action onParked,
        CancellationToken cancellationToken
    )
    {
        var strangers = user is null ? keys.OfNobody(name) : keys.OfUser(user.Id);
        if (devices.Read(deviceToken, user) is { } deviceId)
        {
            var start = await ReserveAsync(keys.OfDevice(user!.Id, deviceId), deviceId, onParked, cancellationToken)
                .ConfigureAwait(false);

            // After a hundred failures the token is void, and its bearer a stranger like any other.
            if (!start.IsClosed)
            {
                return start;
            }
        }

        return await ReserveAsync(strangers, deviceId: null, onParked, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes what became of a guess; not written when the store is out: nothing may be issued then, and this process settles it
    /// before it serves the lane again.
    /// </summary>
    public Task<LaneAnswer> SettleAsync(Attempt attempt, AttemptVerdict verdict) =>
        lanes.DecideAsync(attempt.Lane, new LaneRequest(attempt.LeaseId, verdict), _round, CancellationToken.None);

    /// <summary>
    /// Reopens the strangers' lane of a user who has logged in from a known device, where it was closed. A courtesy: when it
    /// fails, the next such login does it.
    /// </summary>
    public async Task ReopenAsync(StoredUser user)
    {
        var lane = keys.OfUser(user.Id);
        try
        {
            var known = await storage.FindAsync(lane).ConfigureAwait(false);
            if (known.Record.IsClosed)
            {
                // Guesses under way stay counted.
                var next = AttemptRecord.Empty.With(leases: known.Record.Leases);
                await storage.WriteAsync(lane, known, next, storage.NextVersion()).ConfigureAwait(false);
                lanes.Forget(lane);
            }
        }
#pragma warning disable CA1031 // Whatever the store throws, the owner is in.
        catch (Exception)
#pragma warning restore CA1031
        {
            lanes.Forget(lane);
        }
    }

    /// <summary>Removes every lane of a user.</summary>
    public async Task ClearAsync(UserId user, CancellationToken cancellationToken)
    {
        try
        {
            await storage.RemoveByOwnerAsync(user.Value, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also after a failure: the write may have been made and only its reply lost.
            lanes.Forget(keys.OfUser(user));
        }
    }

    private async Task<AttemptStart> ReserveAsync(
        AttemptLane lane,
        string? deviceId,
        Action onParked,
        CancellationToken cancellationToken
    )
    {
        var leaseId = NewLeaseId();
        var request = new LaneRequest(leaseId, verdict: null, onParked);
        var answer = await lanes.DecideAsync(lane, request, _round, cancellationToken).ConfigureAwait(false);
        return new AttemptStart(
            answer.Admission,
            answer.RetryAfter,
            answer.IsClosed,
            lane.IsDevice,
            answer.Admission == AttemptAdmission.Reserved ? new Attempt(lane, leaseId, deviceId) : null
        );
    }

    private ulong NewLeaseId()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        random.Fill(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}

/// <summary>A guess that is reserved, and the device that it comes from where its token was good.</summary>
internal sealed record Attempt(AttemptLane Lane, ulong LeaseId, string? DeviceId);

/// <summary>How a reservation ended: with an attempt, or with a time to come back.</summary>
internal sealed record AttemptStart(
    AttemptAdmission Admission,
    TimeSpan RetryAfter,
    bool IsClosed,
    bool IsDevice,
    Attempt? Attempt
);
