namespace Auth.Core.Passwords;

/// <summary>
/// A hasher that can try two forms of one typed password side by side for the time of one. Only the built-in hasher is
/// one; for others the two forms are tried in sequence.
/// </summary>
internal interface ITwoFormPasswordHasher : IPasswordHasher
{
    /// <summary>Does a small part of one unit of work and says which part, so that the whole can be estimated at start.</summary>
    double WorkSample();

    /// <summary>
    /// Checks both forms as one attempt: always both lanes, whatever the first one says. Total like
    /// <see cref="IPasswordHasher.Verify"/>.
    /// </summary>
    TwoFormVerification VerifyEither(ReadOnlySpan<char> mapped, ReadOnlySpan<char> typed, string? hash);
}

/// <summary>The answers for the mapped and for the typed form of one password.</summary>
internal readonly record struct TwoFormVerification(PasswordVerification Mapped, PasswordVerification Typed);
