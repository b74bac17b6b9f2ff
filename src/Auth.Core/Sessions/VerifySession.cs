using Auth.Core.State;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>
/// Verifies a token in full: the token itself first, then, as configured, whether its session lives, belongs to the
/// user it names, and whether the user is as the token says.
/// </summary>
internal sealed class VerifySession(
    ITokenService tokens,
    IUserStore users,
    IStateStore state,
    SessionCache cache,
    SessionRuleOptions options,
    TimeProvider clock
)
{
    public ValueTask<TokenVerification> ExecuteAsync(string? token, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var verification = tokens.Verify(token);
        if (verification is not TokenVerification.Valid valid || options.RevocationCheck == RevocationCheck.Stateless)
        {
            return new(verification);
        }

        // The common case allocates nothing: a remembered session that agrees with the token.
        return
            options.RevocationCheck == RevocationCheck.Cached
            && cache.Find(valid.Identity.SessionId) is { } view
            && Judge(valid.Identity, view) is null
            ? new(verification)
            : new(AskStoreAsync(valid, cancellationToken));
    }

    private async Task<TokenVerification> AskStoreAsync(
        TokenVerification.Valid valid,
        CancellationToken cancellationToken
    )
    {
        var identity = valid.Identity;
        if (
            options.RevocationCheck == RevocationCheck.Cached
            && cache.Find(identity.SessionId) is { } known
            && IsFinal(identity, known)
        )
        {
            return valid.RefusedFor(Judge(identity, known)!.Value);
        }

        SessionView? view;
        try
        {
            view =
                options.RevocationCheck == RevocationCheck.Live
                    ? await LoadAsync(identity.SessionId).WaitAsync(cancellationToken).ConfigureAwait(false)
                    : await LoadOnceAsync(identity, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Closed, and as unavailable: a client that is told "invalid" would throw a good session away.
            return cache.FindStale(identity.SessionId) is { } stale && Judge(identity, stale) is null
                ? valid.AsStale()
                : valid.Unanswered(exception.GetType().Name);
        }

        return view is null ? valid.RefusedFor(TokenRejection.SessionEnded)
            : Judge(identity, view) is { } reason ? valid.RefusedFor(reason)
            : valid;
    }

    // A load that somebody else began may be older than this token, so what it says against the token is asked once more.
    private async Task<SessionView?> LoadOnceAsync(VerifiedIdentity identity, CancellationToken cancellationToken)
    {
        var shared = await cache
            .LoadAsync(identity.SessionId, identity.UserId, LoadAsync, cancellationToken)
            .ConfigureAwait(false);
        if (shared.IsOwn || (shared.View is { } view && Judge(identity, view) is null))
        {
            return shared.View;
        }

        var own = await cache
            .LoadAsync(identity.SessionId, identity.UserId, LoadAsync, cancellationToken)
            .ConfigureAwait(false);
        return own.View;
    }

    // A remembered view can be behind a newer token or a session that was just renewed; then the store is asked once more.
    private bool IsFinal(VerifiedIdentity identity, SessionView view) =>
        identity.SecurityVersion <= view.SecurityVersion && !HasEnded(view);

    private TokenRejection? Judge(VerifiedIdentity identity, SessionView view) =>
        HasEnded(view) || view.Owner != identity.UserId ? TokenRejection.SessionEnded
        : !view.IsEnabled ? TokenRejection.UserDisabled
        : view.SecurityVersion != identity.SecurityVersion ? TokenRejection.Superseded
        : null;

    private bool HasEnded(SessionView view) => clock.GetUtcNow().ToUnixTimeMilliseconds() >= view.EndsAt;

    // Never cancelled: others may be waiting for the same load.
    private async Task<SessionView?> LoadAsync(SessionId id)
    {
        if (id.Value.Length > StateRecord.MaxKeyLength)
        {
            return null;
        }

        var record = await state.FindAsync(StateKind.Session, id.Value, CancellationToken.None).ConfigureAwait(false);
        if (record is null)
        {
            return null;
        }

        var session = StoredSession.Of(record);
        var user = await users.FindByIdAsync(session.Owner, CancellationToken.None).ConfigureAwait(false);
        return new SessionView(
            session.Owner,
            Math.Min(session.Data.IdleAt, session.Data.AbsoluteAt),
            user is { IsDisabled: false },
            user?.SecurityVersion ?? 0
        );
    }
}
