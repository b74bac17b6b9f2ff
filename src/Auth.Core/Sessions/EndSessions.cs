using Auth.Core.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>Lists sessions and ends them: by their own token, by id, all but one.</summary>
/// <remarks>Each ended session is one write; a crash between several leaves the rest alive, and ending them again is safe.</remarks>
internal sealed class EndSessions(IStateStore state, SessionCache cache, MasterKeyRing ring, TimeProvider clock)
{
    private const int PageSize = 100;
    private const int MostTries = 16;

    /// <summary>Ends the session that any of its refresh tokens, used or not, belongs to; whether there was one.</summary>
    public async Task<bool> ByTokenAsync(string? refreshToken, Observation note, CancellationToken cancellationToken)
    {
        if (!RefreshHandle.TryRead(refreshToken, ring, out var handle))
        {
            note.Became(SessionEndEvents.LogoutMalformed);
            return false;
        }

        note.OfSession(handle!.SessionId.Value);
        return await RemoveAsync(handle.SessionId, owner: null, cancellationToken, note).ConfigureAwait(false);
    }

    /// <summary>
    /// Ends the session that a login replaces: whoever holds a token of it could end it anyway. Anything but a token of ours
    /// is none.
    /// </summary>
    public Task ReplacedAsync(string? refreshToken) =>
        RefreshHandle.TryRead(refreshToken, ring, out var handle)
            ? RemoveAsync(handle!.SessionId, owner: null, CancellationToken.None)
            : Task.CompletedTask;

    /// <summary>Ends one session of a user; false when the user has no such session.</summary>
    public Task<bool> ByIdAsync(UserId owner, SessionId id, CancellationToken cancellationToken) =>
        id.Value is { Length: > 0 and <= StateRecord.MaxKeyLength }
            ? RemoveAsync(id, owner, cancellationToken)
            : Task.FromResult(false);

    /// <summary>Ends all sessions of a user but one; how many.</summary>
    public async Task<int> OthersAsync(UserId owner, SessionId keep, CancellationToken cancellationToken)
    {
        var ended = 0;
        foreach (var session in await AllAsync(owner, cancellationToken).ConfigureAwait(false))
        {
            if (session.Id != keep && await RemoveAsync(session.Id, owner, cancellationToken).ConfigureAwait(false))
            {
                ended++;
            }
        }

        return ended;
    }

    /// <summary>The live sessions of a user, the one used last first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(UserId owner, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var all = await AllAsync(owner, cancellationToken).ConfigureAwait(false);
        return
        [
            .. all.Where(session => !session.HasEnded(now))
                .OrderByDescending(session => session.Data.LastUsedAt)
                .Select(session => new Session(session)),
        ];
    }

    /// <summary>
    /// Removes the sessions that a change of the user's row has ended. One that was opened since, with the new password,
    /// is an honest login and lives on.
    /// </summary>
    public async Task TidyAsync(StoredUser changed)
    {
        foreach (var session in await AllAsync(changed.Id, CancellationToken.None).ConfigureAwait(false))
        {
            if (session.Data.CredentialVersion < changed.CredentialVersion)
            {
                await RemoveAsync(session.Id, changed.Id, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Removes every session of a user who is being removed.</summary>
    public async Task EraseAsync(UserId owner)
    {
        await state.RemoveByOwnerAsync(StateKind.Session, owner.Value, CancellationToken.None).ConfigureAwait(false);
        cache.Forget(owner);
    }

    private async Task<List<StoredSession>> AllAsync(UserId owner, CancellationToken cancellationToken)
    {
        var all = new List<StoredSession>();
        var after = string.Empty;
        IReadOnlyList<StateRecord> page;
        do
        {
            page = await state
                .FindByOwnerAsync(StateKind.Session, owner.Value, after, PageSize, cancellationToken)
                .ConfigureAwait(false);
            all.AddRange(page.Select(StoredSession.Of));
            after = page.Count == 0 ? after : page[^1].Key;
        } while (page.Count == PageSize);

        return all;
    }

    private async Task<bool> RemoveAsync(
        SessionId id,
        UserId? owner,
        CancellationToken cancellationToken,
        Observation? note = null
    )
    {
        // A refresh may change the record between reading and removing it; each such miss is somebody else's progress.
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var record = await state.FindAsync(StateKind.Session, id.Value, cancellationToken).ConfigureAwait(false);
            if (record is null)
            {
                // Ended elsewhere, or here by a write whose reply was lost: what is remembered is wrong either way.
                cache.Forget(id);
                return attempt > 0;
            }

            note?.OfUser(record.Owner);
            if (owner is { } user && !string.Equals(record.Owner, user.Value, StringComparison.Ordinal))
            {
                return false;
            }

            if (await TryRemoveAsync(record).ConfigureAwait(false))
            {
                return true;
            }
        }

        throw new InvalidOperationException("The session was changed at every try to end it; try again.");
    }

    private async Task<bool> TryRemoveAsync(StateRecord record)
    {
        try
        {
            var write = await state
                .RemoveAsync(StateKind.Session, record.Key, record.Version, CancellationToken.None)
                .ConfigureAwait(false);
            return write == StateWrite.Done;
        }
        finally
        {
            // Also after a failure: the write may have been made and only its reply lost.
            cache.Forget(new SessionId(record.Key));
        }
    }
}
