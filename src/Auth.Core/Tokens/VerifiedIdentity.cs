using Auth.Core.Users;

namespace Auth.Core.Tokens;

/// <summary>Who a valid token speaks for, read after its signature and all its claims were checked. Immutable.</summary>
public sealed class VerifiedIdentity
{
    internal VerifiedIdentity(
        UserId userId,
        string userName,
        IReadOnlyList<string> roles,
        SessionId sessionId,
        string tokenId,
        long securityVersion,
        DateTimeOffset issuedAt,
        DateTimeOffset expiresAt,
        DateTimeOffset? authenticatedAt,
        IReadOnlyList<string> authenticationMethods
    )
    {
        UserId = userId;
        UserName = userName;
        Roles = roles;
        SessionId = sessionId;
        TokenId = tokenId;
        SecurityVersion = securityVersion;
        IssuedAt = issuedAt;
        ExpiresAt = expiresAt;
        AuthenticatedAt = authenticatedAt;
        AuthenticationMethods = authenticationMethods;
    }

    /// <summary>The user, <c>sub</c>: the key to store things under; names may change.</summary>
    public UserId UserId { get; }

    /// <summary>The name for display, <c>preferred_username</c>.</summary>
    public string UserName { get; }

    /// <summary>The roles at the time of issue, <c>roles</c>; at most 64.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>The session, <c>sid</c>.</summary>
    public SessionId SessionId { get; }

    /// <summary>The token's id, <c>jti</c>.</summary>
    public string TokenId { get; }

    /// <summary>The user's security version at the time of issue, <c>sv</c>.</summary>
    public long SecurityVersion { get; }

    /// <summary>When the token was issued, <c>iat</c>, UTC.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>When the token ends, <c>exp</c>, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>When the user logged in, <c>auth_time</c>, UTC; null for a token issued without a login.</summary>
    public DateTimeOffset? AuthenticatedAt { get; }

    /// <summary>How the user logged in, <c>amr</c>, such as <c>pwd</c>; empty for a token issued without a login.</summary>
    public IReadOnlyList<string> AuthenticationMethods { get; }

    /// <summary>Whether the token carries the role: compared ordinally, and an unknown role is simply not held.</summary>
    /// <param name="role">The role's exact name; case counts.</param>
    public bool IsInRole(string role)
    {
        for (var i = 0; i < Roles.Count; i++)
        {
            if (string.Equals(Roles[i], role, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
