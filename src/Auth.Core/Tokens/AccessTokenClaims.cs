using Auth.Core.Users;

namespace Auth.Core.Tokens;

/// <summary>What a new access token shall say. Issuer, audience, client, times and token id are the service's own.</summary>
public sealed class AccessTokenClaims
{
    /// <summary>The user: the <c>sub</c> claim.</summary>
    public required UserId Subject { get; init; }

    /// <summary>The name as the user wrote it: the <c>preferred_username</c> claim, 1 to 255 characters.</summary>
    public required string UserName { get; init; }

    /// <summary>The session: the <c>sid</c> claim.</summary>
    public required SessionId SessionId { get; init; }

    /// <summary>The user's security version: the <c>sv</c> claim, 0 or more.</summary>
    public required long SecurityVersion { get; init; }

    /// <summary>
    /// The roles: always an array in the token, empty by default. At most 64, each 1 to 64 characters; more is an
    /// argument error, never a shortened list.
    /// </summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>
    /// When the user proved who they are: the <c>auth_time</c> claim, cut to whole seconds. <see langword="null"/>, the
    /// default, leaves the claim out: nobody logged in for this token.
    /// </summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>
    /// The latest end: the token ends then or after its usual lifetime, whichever comes first. Null, the default, for
    /// the usual lifetime. Cut to whole seconds; a time that is not after the present second is an argument error.
    /// </summary>
    public DateTimeOffset? NoLongerThan { get; init; }

    /// <summary>
    /// How they proved it: the <c>amr</c> claim with values of RFC 8176, such as <c>pwd</c>. Empty by default; at most 16.
    /// </summary>
    public IReadOnlyList<string> AuthenticationMethods { get; init; } = [];
}
