namespace Auth.Core.Passwords;

/// <summary>
/// Turns passwords into text that may be stored, and checks passwords against such text. Implementations are safe to
/// call from many threads.
/// </summary>
/// <remarks>
/// Register another implementation before <c>AddAuthCore</c> to replace the built-in bcrypt. Both calls are meant to be
/// slow and run on the caller's thread; the facade gives them threads of their own.
/// </remarks>
public interface IPasswordHasher
{
    /// <summary>
    /// Hashes a password with a new random salt. The text counts exactly as given: no trimming, no normalization.
    /// </summary>
    /// <param name="password">1 to 1,024 bytes of UTF-8; every byte counts.</param>
    /// <returns>The text to store: ASCII, self-identifying, at most 255 characters.</returns>
    /// <exception cref="ArgumentException">
    /// The text is empty, longer than 1,024 UTF-8 bytes, or has a lone surrogate and therefore no UTF-8 form. A caller's
    /// bug: the facade refuses such text before it gets here.
    /// </exception>
    string Hash(ReadOnlySpan<char> password);

    /// <summary>
    /// Checks a password. Total: never throws for any password or stored text, and does one unit of work for every
    /// stored text, <see langword="null"/>, malformed and unsupported ones included (a decoy runs), so that the time
    /// tells nothing of the account.
    /// </summary>
    /// <param name="password">The text exactly as typed, of any length.</param>
    /// <param name="hash">The stored text, or <see langword="null"/> when there is no such account.</param>
    /// <returns>
    /// <see cref="PasswordVerification.Failed"/> also for empty, over-long or ill-formed passwords and for stored text
    /// that cannot be read.
    /// </returns>
    PasswordVerification Verify(ReadOnlySpan<char> password, string? hash);
}
