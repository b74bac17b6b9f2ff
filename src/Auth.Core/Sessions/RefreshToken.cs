using Auth.Core.Secrets;
using Auth.Core.Tokens;

namespace Auth.Core.Sessions;

/// <summary>
/// A refresh token: renews the access token of one session, once; the answer carries its successor. Opaque text of 107
/// ASCII characters that begins with <c>acr1_</c>. Shows only where <see cref="Reveal"/> is called. Immutable.
/// </summary>
[SecretType]
[System.Diagnostics.DebuggerDisplay("RefreshToken (masked)")]
public sealed class RefreshToken
{
    [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
    private readonly string _token;

    internal RefreshToken(string token, SessionId sessionId)
    {
        _token = token;
        SessionId = sessionId;
    }

    /// <summary>The session it renews.</summary>
    public SessionId SessionId { get; }

    /// <summary>The token's text: for the client's protected storage and nobody else. Never log it.</summary>
    public string Reveal() => _token;

    /// <summary>A fixed text that shows nothing of the token.</summary>
    public override string ToString() => "RefreshToken (masked)";
}
