namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// <c>$2b$12$</c>, 22 characters of salt, 31 of digest: 60 ASCII characters that every other system reads. Revisions
/// <c>a</c>, <c>b</c> and <c>y</c> are read alike; <c>2x</c> (a broken key schedule) and bare <c>2</c> (no closing NUL)
/// are other algorithms and are refused.
/// </summary>
internal static class ModularBcryptFormat
{
    private const int Length = SaltStart + BcryptSalt.Characters + BcryptDigest.Characters;
    private const int CostStart = 4;
    private const int SaltStart = 7;

    /// <summary>Reads the form; false for anything but exactly this, <see langword="null"/> included.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out StoredBcrypt stored)
    {
        stored = default;
        if (text.Length != Length || text[0] != '$' || text[1] != '2' || text[3] != '$' || text[6] != '$')
        {
            return false;
        }

        stored.Form = BcryptForm.Modular;
        stored.Revision = text[2];
        return stored.Revision is 'a' or 'b' or 'y'
            && BcryptCost.TryParsePadded(text[CostStart..(SaltStart - 1)], out stored.Cost)
            && stored.TryReadFields(
                text.Slice(SaltStart, BcryptSalt.Characters),
                text[(SaltStart + BcryptSalt.Characters)..]
            );
    }

    /// <summary>Writes the one spelling that <see cref="TryParse"/> reads.</summary>
    public static string Write(ref readonly StoredBcrypt stored)
    {
        Span<char> text = stackalloc char[Length];
        "$2".CopyTo(text);
        text[2] = stored.Revision;
        text[3] = '$';
        text[4] = (char)('0' + (stored.Cost / 10));
        text[5] = (char)('0' + (stored.Cost % 10));
        text[6] = '$';
        BcryptBase64.Encode(stored.Salt, text.Slice(SaltStart, BcryptSalt.Characters));
        BcryptBase64.Encode(stored.Digest, text[(SaltStart + BcryptSalt.Characters)..]);
        return new string(text);
    }
}
