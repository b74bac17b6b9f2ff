namespace Auth.Core.Passwords;

/// <summary>Whether a typed password is the stored one, and whether the stored hash should be made anew.</summary>
/// <param name="Matches">One of the two forms matched.</param>
/// <param name="RehashDue">The hash has an old form or cost, or only the text as typed matched.</param>
internal readonly record struct PasswordMatch(bool Matches, bool RehashDue)
{
    public static PasswordMatch Of(PasswordVerification mapped, PasswordVerification typed) =>
        new(
            (mapped != PasswordVerification.Failed) | (typed != PasswordVerification.Failed),
            mapped != PasswordVerification.Succeeded
        );
}
