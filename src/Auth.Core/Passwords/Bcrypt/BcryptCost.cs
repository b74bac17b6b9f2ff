namespace Auth.Core.Passwords.Bcrypt;

/// <summary>The cost that a stored hash names: 4 to 31, the binary logarithm of the rounds (Provos and Mazieres, 1999).</summary>
internal static class BcryptCost
{
    /// <summary>The algorithm's own minimum.</summary>
    public const int Minimum = 4;

    /// <summary>The largest cost that the text can name; only costs up to <see cref="BcryptOptions.MaximumWorkFactor"/> are run.</summary>
    public const int Maximum = 31;

    /// <summary>
    /// 2^cost. Counted in 64 bits: in a signed int, 2^31 is negative and a loop to it runs no round at all, so that every
    /// password is hashed for nothing (CVE-2015-0886, CVE-2022-22976).
    /// </summary>
    public static ulong Rounds(int cost) => 1UL << cost;

    /// <summary>Reads exactly two ASCII digits, as the modular form writes a cost.</summary>
    public static bool TryParsePadded(ReadOnlySpan<char> text, out int cost)
    {
        cost = 0;
        if (text.Length != 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
        {
            return false;
        }

        cost = ((text[0] - '0') * 10) + (text[1] - '0');
        return cost is >= Minimum and <= Maximum;
    }

    /// <summary>Reads one or two ASCII digits without a leading zero, as passlib writes a cost.</summary>
    public static bool TryParseUnpadded(ReadOnlySpan<char> text, out int cost)
    {
        if (text.Length != 1)
        {
            return TryParsePadded(text, out cost) && text[0] != '0';
        }

        cost = text[0] - '0';
        return cost is >= Minimum and <= 9;
    }
}
