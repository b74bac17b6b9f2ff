using Auth.Core.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>
/// Renews a session: checks the token, issues an access token, moves the counter on by one conditional write. Of any
/// number of simultaneous uses of one token exactly one rotates; the others get the same successor within the grace.
/// </summary>
/// <remarks>
/// One write, made after the tokens are ready: a failure before it burns nothing, and a lost answer after it is met by
/// the grace. The token one step behind is answered within the grace; any other that is not the present one is proof of
/// theft or of an answer lost for too long, and ends the session.
/// </remarks>
internal sealed class RotateSession(
    IUserStore users,
    IStateStore state,
    SessionTokens tokens,
    SessionCache cache,
    MasterKeyRing ring,
    SessionRuleOptions options,
    SecureRandom random,
    TimeProvider clock
)
{
    // Every failed try means that another caller has moved the session on; the second reading settles almost all.
    private const int MostTries = 4;

    public async Task<RefreshOutcome> ExecuteAsync(
        string? refreshToken,
        Observation note,
        CancellationToken cancellationToken
    )
    {
        if (!RefreshHandle.TryRead(refreshToken, ring, out var handle))
        {
            return Refuse(RefreshRejection.Malformed);
        }

        note.OfSession(handle!.SessionId.Value);
        var last = Step.Say(RefreshOutcome.Busy.Instance);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var record = await state
                .FindAsync(StateKind.Session, handle.SessionId.Value, cancellationToken)
                .ConfigureAwait(false);
            if (record is null)
            {
                return last.Ends ? last.Answer! : Refuse(RefreshRejection.Unknown);
            }

            // A write whose reply was lost has been made after all. A noted clock is no answer: it is judged on.
            if (record.Version == last.Next?.Version && last.Answer is not null)
            {
                return last.Answer;
            }

            var now = clock.GetUtcNow();
            var session = StoredSession.Of(record);
            note.OfUser(session.Owner.Value);
            var user = await users.FindByIdAsync(session.Owner, cancellationToken).ConfigureAwait(false);
            if (Reject(session, user, now) is { } reason)
            {
                return Refuse(reason);
            }

            var step = Judge(handle, session, user!, now);
            if (step.Next is null && !step.Ends)
            {
                return step.Answer!;
            }

            last = step;
            var write = await WriteAsync(step, session).ConfigureAwait(false);

            // A clock that went back has only been noted; what the token is worth is judged anew.
            if (write == StateWrite.Done && step.Answer is not null)
            {
                return step.Answer;
            }
        }

        return RefreshOutcome.Busy.Instance;
    }

    // From here on nothing is cancelled: a reply that the caller does not wait for is a lost one.
    private async Task<StateWrite> WriteAsync(Step step, StoredSession session)
    {
        if (step.Next is { } next)
        {
            return await state.ReplaceAsync(next, session.Version, CancellationToken.None).ConfigureAwait(false);
        }

        try
        {
            return await state
                .RemoveAsync(StateKind.Session, session.Id.Value, session.Version, CancellationToken.None)
                .ConfigureAwait(false);
        }
        finally
        {
            // Also after a failure: the write may have been made and only its reply lost.
            cache.Forget(session.Id);
        }
    }

    private static RefreshRejection? Reject(StoredSession session, StoredUser? user, DateTimeOffset now) =>
        !session.Data.CanRefresh ? RefreshRejection.Unknown
        : session.HasEnded(now.ToUnixTimeMilliseconds()) ? RefreshRejection.Expired
        : user is not { IsDisabled: false } || user.CredentialVersion != session.Data.CredentialVersion
            ? RefreshRejection.Revoked
        : null;

    private Step Judge(RefreshHandle handle, StoredSession session, StoredUser user, DateTimeOffset now)
    {
        var data = session.Data;
        var milliseconds = now.ToUnixTimeMilliseconds();
        if (handle.Counter == data.Counter)
        {
            return Rotate(handle, session, user, now);
        }

        var isPredecessor = handle.Counter + 1 == data.Counter;
        var sinceRotation = Math.Max(0, milliseconds - data.RotatedAt);
        if (
            isPredecessor
            && options.ReuseGrace > TimeSpan.Zero
            && sinceRotation <= options.ReuseGrace.TotalMilliseconds
        )
        {
            // The clock went back: the grace is counted from now on, so it reopens once and not for ever.
            return milliseconds < data.RotatedAt
                ? Step.Note(Record(session, data with { RotatedAt = milliseconds }))
                : Replay(handle, session, user);
        }

        return Step.End(
            Refuse(handle.Counter > data.Counter ? RefreshRejection.CounterAhead : RefreshRejection.ReuseOrLostAnswer)
        );
    }

    private Step Rotate(RefreshHandle handle, StoredSession session, StoredUser user, DateTimeOffset now)
    {
        var idleAt = (now + options.IdleLifetime).ToUnixTimeSeconds() * 1000;
        var next = session.Data with
        {
            Counter = session.Data.Counter + 1,
            MasterKeyId = ring.Current.Id,
            RotatedAt = now.ToUnixTimeMilliseconds(),
            LastUsedAt = now.ToUnixTimeMilliseconds(),
            IdleAt = Math.Min(idleAt, session.Data.AbsoluteAt),
        };
        return tokens.TryIssue(user, session.Id, next) is { } accessToken
            ? Step.Write(
                Record(session, next),
                new RefreshOutcome.Refreshed(
                    accessToken,
                    handle.Write(ring.Current, next.Counter),
                    user.ToUser(),
                    isReplay: false
                )
            )
            : Step.Say(Refuse(RefreshRejection.Expired));
    }

    // The same successor as the first answer, derived anew: nothing is stored, and the grace does not move.
    private Step Replay(RefreshHandle handle, StoredSession session, StoredUser user) =>
        !ring.TryGet(session.Data.MasterKeyId, out var key) ? Step.Say(RefreshOutcome.Unavailable.Instance)
        : tokens.TryIssue(user, session.Id, session.Data) is { } accessToken
            ? Step.Say(
                new RefreshOutcome.Refreshed(
                    accessToken,
                    handle.Write(key, session.Data.Counter),
                    user.ToUser(),
                    isReplay: true
                )
            )
        : Step.Say(Refuse(RefreshRejection.Expired));

    private StateRecord Record(StoredSession session, SessionData next) =>
        StoredSession.ToRecord(session.Id, session.Owner, next, random.NewRecordVersion());

    private static RefreshOutcome.Invalid Refuse(RefreshRejection reason) => new(reason);

    /// <summary>What judging said: what to write, if anything, and what to answer once that is done.</summary>
    private readonly record struct Step(StateRecord? Next, bool Ends, RefreshOutcome? Answer)
    {
        public static Step Say(RefreshOutcome answer) => new(Next: null, Ends: false, answer);

        public static Step Write(StateRecord next, RefreshOutcome answer) => new(next, Ends: false, answer);

        public static Step Note(StateRecord next) => new(next, Ends: false, Answer: null);

        public static Step End(RefreshOutcome answer) => new(Next: null, Ends: true, answer);
    }
}
