using Auth.Core.Secrets;

namespace Auth.Core.Tokens;

/// <summary>
/// A freshly signed access token. Its text opens doors, so it shows only where <see cref="Reveal"/> is called: not in
/// <see cref="ToString"/>, not in the debugger, not in JSON. Immutable.
/// </summary>
[SecretType]
[System.Diagnostics.DebuggerDisplay("AccessToken (masked)")]
public sealed class AccessToken
{
    [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
    private readonly string _token;

    internal AccessToken(
        string token,
        string id,
        SessionId sessionId,
        DateTimeOffset issuedAt,
        DateTimeOffset expiresAt
    )
    {
        _token = token;
        Id = id;
        SessionId = sessionId;
        IssuedAt = issuedAt;
        ExpiresAt = expiresAt;
    }

    /// <summary>The token's own id, the <c>jti</c> claim: 128 random bits in base64url.</summary>
    public string Id { get; }

    /// <summary>What it was signed with; null when another <see cref="ITokenService"/> made it.</summary>
    internal SigningAlgorithm? Algorithm { get; init; }

    /// <summary>The session it belongs to, the <c>sid</c> claim.</summary>
    public SessionId SessionId { get; }

    /// <summary>When it was issued, UTC, whole seconds.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>When it ends, UTC, whole seconds. From this moment, plus the clock skew, it is refused.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>
    /// The token's text, a JWT in compact form (ASCII): hand it to the client as <c>Authorization: Bearer</c> value
    /// and to nobody else. Never log it.
    /// </summary>
    public string Reveal() => _token;

    /// <summary>A fixed text that shows nothing of the token.</summary>
    public override string ToString() => "AccessToken (masked)";
}
