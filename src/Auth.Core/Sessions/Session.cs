using Auth.Core.Tokens;

namespace Auth.Core.Sessions;

/// <summary>A session as its user or an administrator may see it: no token material. Immutable.</summary>
public sealed class Session
{
    internal Session(StoredSession stored)
    {
        Id = stored.Id;
        CreatedAt = FromMilliseconds(stored.Data.CreatedAt);
        LastUsedAt = FromMilliseconds(stored.Data.LastUsedAt);
        ExpiresAt = FromMilliseconds(Math.Min(stored.Data.IdleAt, stored.Data.AbsoluteAt));
        Client = stored.Data.Client;
        AuthenticatedAt = stored.Data.AuthenticatedAt is { } at ? FromMilliseconds(at) : null;
        AuthenticationMethods = stored.Data.AuthenticationMethods;
    }

    /// <summary>The session's id, the <c>sid</c> of its tokens. Opens nothing by itself.</summary>
    public SessionId Id { get; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it was last refreshed, or opened, UTC.</summary>
    public DateTimeOffset LastUsedAt { get; }

    /// <summary>When it ends unless it is refreshed before, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>What the client called itself at login; at most 100 characters, null by default. Typed text: escape it.</summary>
    public string? Client { get; }

    /// <summary>When the user logged in, UTC; null for a session without a login.</summary>
    public DateTimeOffset? AuthenticatedAt { get; }

    /// <summary>How the user logged in, such as <c>pwd</c>.</summary>
    public IReadOnlyList<string> AuthenticationMethods { get; }

    private static DateTimeOffset FromMilliseconds(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
