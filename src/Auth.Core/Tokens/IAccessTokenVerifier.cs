namespace Auth.Core.Tokens;

/// <summary>
/// Verifies access tokens of an issuer that runs Auth.Core, with public keys and nothing else: no store, no network. Safe
/// to call from many threads; one instance serves the whole application.
/// </summary>
public interface IAccessTokenVerifier
{
    /// <summary>
    /// Runs the token through the same list of checks as <see cref="ITokenService.Verify"/>. Pure: it <em>sees no
    /// revocation</em>, so a stolen token is good until it ends. Total: whatever the text, the answer is a value and never
    /// an exception.
    /// </summary>
    /// <param name="token">The compact form as received, without <c>Bearer</c>. Null and empty are invalid.</param>
    TokenVerification Verify(string? token);
}
