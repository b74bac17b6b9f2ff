namespace Auth.Core.Passwords;

/// <summary>Whether a typed password is the stored one, and whether the stored hash should be made anew.</summary>
/// <param name="Matches">One of the two forms matched.</param>
/// <param name="RehashDue">The hash has an old form or cost, or only the text as typed matched.</param>
/// <param name="ChangeAdvised">Only the first 72 bytes matched, so the hash stays and the user should choose anew.</param>
internal readonly record struct PasswordMatch(bool Matches, bool RehashDue, bool ChangeAdvised)
{
    /// <summary>What the check met in the stored hash.</summary>
    public StoredHashFault Fault { get; init; }

    public static PasswordMatch Of(PasswordVerification mapped, PasswordVerification typed) =>
        new(
            (mapped != PasswordVerification.Failed) | (typed != PasswordVerification.Failed),
            (IsWhole(mapped) | IsWhole(typed)) & mapped != PasswordVerification.Succeeded,
            (IsCut(mapped) | IsCut(typed)) & !(IsWhole(mapped) | IsWhole(typed))
        );

    private static bool IsWhole(PasswordVerification verification) =>
        verification is PasswordVerification.Succeeded or PasswordVerification.SucceededRehashNeeded;

    private static bool IsCut(PasswordVerification verification) => verification == PasswordVerification.SucceededCut;
}
