using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>
/// Opens a session for a user whose password has just been verified. The versions are those of the record whose hash
/// was verified, never of a later read.
/// </summary>
/// <remarks>
/// Ends the oldest sessions first where the user has too many, then adds. A crash between leaves the user with fewer old
/// sessions and no new one: log in again.
/// </remarks>
internal sealed class OpenSession(
    IStateStore state,
    SessionTokens tokens,
    SessionCache cache,
    MasterKeyRing ring,
    SessionRuleOptions options,
    SecureRandom random,
    TimeProvider clock
)
{
    private const int PageSize = 100;

    /// <summary>A session with a refresh token, after a login; null when the store is full or the clock was set meanwhile.</summary>
    public async Task<OpenedSession?> AfterLoginAsync(
        StoredUser user,
        DateTimeOffset authenticatedAt,
        IReadOnlyList<string> authenticationMethods,
        string? client,
        string? deviceId
    )
    {
        var handle = RefreshHandle.CreateRandom(random, ring.Current);
        var now = clock.GetUtcNow();
        var absoluteAt = WholeSeconds(now + options.AbsoluteLifetime);
        var data = new SessionData
        {
            MasterKeyId = ring.Current.Id,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            LastUsedAt = now.ToUnixTimeMilliseconds(),
            RotatedAt = now.ToUnixTimeMilliseconds(),
            IdleAt = Math.Min(WholeSeconds(now + options.IdleLifetime), absoluteAt),
            AbsoluteAt = absoluteAt,
            AuthenticatedAt = authenticatedAt.ToUnixTimeMilliseconds(),
            AuthenticationMethods = authenticationMethods,
            Client = client,
            DeviceId = deviceId,
            CredentialVersion = user.CredentialVersion,
        };

        // Issued before anything is written: a failure here leaves nothing behind.
        var accessToken = tokens.TryIssue(user, handle.SessionId, data);
        if (accessToken is null)
        {
            return null;
        }

        var refreshToken = handle.Write(ring.Current, data.Counter);
        await MakeRoomAsync(user.Id, now).ConfigureAwait(false);
        return await AddAsync(handle.SessionId, user.Id, data).ConfigureAwait(false)
            ? new OpenedSession(accessToken, refreshToken)
            : null;
    }

    /// <summary>A session for one access token, without a login and without a refresh token; null as above.</summary>
    public async Task<AccessToken?> WithoutLoginAsync(StoredUser user, TimeSpan lifetime)
    {
        var id = new SessionId(random.NewId());
        var now = clock.GetUtcNow();
        var endsAt = WholeSeconds(now + lifetime);
        var data = new SessionData
        {
            CreatedAt = now.ToUnixTimeMilliseconds(),
            LastUsedAt = now.ToUnixTimeMilliseconds(),
            RotatedAt = now.ToUnixTimeMilliseconds(),
            IdleAt = endsAt,
            AbsoluteAt = endsAt,
            CredentialVersion = user.CredentialVersion,
            CanRefresh = false,
        };
        var accessToken = tokens.TryIssue(user, id, data);
        return accessToken is not null && await AddAsync(id, user.Id, data).ConfigureAwait(false) ? accessToken : null;
    }

    private async Task<bool> AddAsync(SessionId id, UserId owner, SessionData data)
    {
        var record = StoredSession.ToRecord(id, owner, data, random.NewRecordVersion());
        var write = await state.AddAsync(record, CancellationToken.None).ConfigureAwait(false);
        return write switch
        {
            StateWrite.Done => true,
            StateWrite.Full => false,

            // Two random ids of 128 bits do not meet; a store that says so is broken, and nothing was issued.
            _ => throw new InvalidOperationException($"The state store answered {write} to a new session."),
        };
    }

    // Two logins at once may both see one free place; the next one puts it right.
    private async Task MakeRoomAsync(UserId owner, DateTimeOffset now)
    {
        var live = new List<StoredSession>();
        var after = string.Empty;
        IReadOnlyList<StateRecord> page;
        do
        {
            page = await state
                .FindByOwnerAsync(StateKind.Session, owner.Value, after, PageSize, CancellationToken.None)
                .ConfigureAwait(false);
            live.AddRange(
                page.Select(StoredSession.Of)
                    .Where(session => session.Data.CanRefresh && !session.HasEnded(now.ToUnixTimeMilliseconds()))
            );
            after = page.Count == 0 ? after : page[^1].Key;
        } while (page.Count == PageSize);

        foreach (
            var oldest in live.OrderBy(session => session.Data.LastUsedAt).Take(live.Count - options.MaxPerUser + 1)
        )
        {
            try
            {
                await state
                    .RemoveAsync(StateKind.Session, oldest.Id.Value, oldest.Version, CancellationToken.None)
                    .ConfigureAwait(false);
            }
            finally
            {
                // Also after a failure: the write may have been made and only its reply lost.
                cache.Forget(oldest.Id);
            }
        }
    }

    // Limits in whole seconds keep every token's end after its beginning while the session lives.
    private static long WholeSeconds(DateTimeOffset time) => time.ToUnixTimeSeconds() * 1000;
}

/// <summary>The two tokens of a new session.</summary>
internal sealed record OpenedSession(AccessToken AccessToken, RefreshToken RefreshToken);
