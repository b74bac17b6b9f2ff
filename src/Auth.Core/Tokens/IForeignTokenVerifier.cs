namespace Auth.Core.Tokens;

/// <summary>
/// Verifies tokens of the configured other issuers. Fetches nothing, keeps nothing. Safe to call from many threads; one
/// instance serves the whole application.
/// </summary>
public interface IForeignTokenVerifier
{
    /// <summary>
    /// Judges the token by each profile in the order of configuration; the first that accepts it whole wins, and since
    /// issuers differ, no second one could. Nothing in the token chooses the profile, and nothing of its payload is read
    /// before a signature holds. Pure: sees no revocation. Total: whatever the text, the answer is a value.
    /// </summary>
    /// <param name="token">The compact form as received, without <c>Bearer</c>. Null and empty are invalid.</param>
    /// <returns>
    /// <see cref="ForeignTokenVerification.Valid"/>, or <see cref="ForeignTokenVerification.Invalid"/> with the reason of the
    /// profile that the token came furthest with.
    /// </returns>
    ForeignTokenVerification Verify(string? token);
}
