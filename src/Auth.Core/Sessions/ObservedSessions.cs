using Auth.Core.Diagnostics;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>The use cases of sessions, each with its event.</summary>
internal sealed class ObservedSessions(RotateSession rotate, EndSessions end, Observer observer)
{
    public Task<RefreshOutcome> RefreshAsync(string? refreshToken, CancellationToken cancellationToken) =>
        observer.RunAsync(
            RefreshEvents.Operation,
            async note =>
            {
                try
                {
                    return await rotate.ExecuteAsync(refreshToken, note, cancellationToken).ConfigureAwait(false);
                }
                catch (StoreUnavailableException)
                {
                    // The token is as good as before: a write that was made after all is met by the grace.
                    return RefreshOutcome.Unavailable.Instance;
                }
                catch (Exception) when (!cancellationToken.IsCancellationRequested)
                {
                    Count(RefreshEvents.Unavailable);
                    throw;
                }
            },
            (outcome, _) => Count(KindOf(outcome)),
            cancellationToken
        );

    public Task LogoutAsync(string? refreshToken, CancellationToken cancellationToken) =>
        observer.RunAsync(
            SessionEndEvents.Logout,
            note => end.ByTokenAsync(refreshToken, note, cancellationToken),
            static (ended, _) => ended ? SessionEndEvents.LoggedOut : SessionEndEvents.LogoutUnknown,
            cancellationToken
        );

    public Task<int> LogoutOthersAsync(UserId userId, SessionId keep, CancellationToken cancellationToken) =>
        observer.RunAsync(
            SessionEndEvents.LogoutOthers,
            note =>
            {
                note.OfUser(userId.Value).OfSession(keep.Value);
                return end.OthersAsync(userId, keep, cancellationToken);
            },
            static (ended, _) => ended > 0 ? SessionEndEvents.OthersEnded : SessionEndEvents.NoOthers,
            cancellationToken
        );

    public Task<bool> EndSessionAsync(UserId userId, SessionId sessionId, CancellationToken cancellationToken) =>
        observer.RunAsync(
            SessionEndEvents.EndSession,
            note =>
            {
                note.OfUser(userId.Value).OfSession(sessionId.Value);
                return end.ByIdAsync(userId, sessionId, cancellationToken);
            },
            static (ended, _) => ended ? SessionEndEvents.SessionEnded : SessionEndEvents.SessionUnknown,
            cancellationToken
        );

    /// <summary>Reading tells nobody anything and makes no event.</summary>
    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, CancellationToken cancellationToken) =>
        end.ListAsync(userId, cancellationToken);

    private SecurityEventKind Count(SecurityEventKind kind)
    {
        AuthCoreMeter.Count(observer.Meter.RefreshAttempts, "outcome", kind.Outcome);
        return kind;
    }

    private static SecurityEventKind KindOf(RefreshOutcome outcome) =>
        outcome switch
        {
            RefreshOutcome.Refreshed { IsReplay: false } => RefreshEvents.Rotated,
            RefreshOutcome.Refreshed => RefreshEvents.ReplayedInGrace,
            RefreshOutcome.Invalid invalid => KindOf(invalid.Reason),
            RefreshOutcome.Busy => RefreshEvents.Busy,
            _ => RefreshEvents.Unavailable,
        };

    private static SecurityEventKind KindOf(RefreshRejection reason) =>
        reason switch
        {
            RefreshRejection.Malformed => RefreshEvents.Malformed,
            RefreshRejection.Unknown => RefreshEvents.Unknown,
            RefreshRejection.Expired => RefreshEvents.Expired,
            RefreshRejection.Revoked => RefreshEvents.Revoked,
            RefreshRejection.ReuseOrLostAnswer => RefreshEvents.ReuseOrLostAnswer,
            _ => RefreshEvents.CounterAhead,
        };
}
