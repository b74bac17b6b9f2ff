namespace Auth.Core.Tokens;

/// <summary>
/// Signs access tokens and verifies them. Safe to call from many threads; one instance serves the whole application.
/// </summary>
public interface ITokenService
{
    /// <summary>
    /// Signs a new access token (RFC 9068: <c>typ</c> is <c>at+jwt</c>) with the first signing key. Issued at the
    /// clock's present whole second, ends one <see cref="AccessTokenOptions.Lifetime"/> later, with a new random
    /// <c>jti</c>.
    /// </summary>
    /// <param name="claims">Whom and what the token speaks for.</param>
    /// <exception cref="ArgumentException">
    /// The claims do not fit a token: more than 64 roles, a name or role too long, or a token over 8 KiB. A caller's bug.
    /// </exception>
    AccessToken Issue(AccessTokenClaims claims);

    /// <summary>
    /// Verifies a token of our own. Pure: looks at the token, the keys and the clock, makes no call, and so
    /// <em>sees no revocation</em>; the facade's <c>VerifyAsync</c> adds that. Total: whatever the text, the answer is a
    /// value and never an exception.
    /// </summary>
    /// <param name="token">The compact form as received, without <c>Bearer</c>. Null and empty are invalid.</param>
    TokenVerification Verify(string? token);
}
