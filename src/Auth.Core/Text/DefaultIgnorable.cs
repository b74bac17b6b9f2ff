namespace Auth.Core.Text;

/// <summary>
/// The code points that a reader does not see: property Default_Ignorable_Code_Point of the Unicode Character Database
/// (DerivedCoreProperties, version 16.0, 2024), and the blank braille pattern U+2800, which looks like a space. Two names that differ only by one of them would look alike.
/// </summary>
internal static class DefaultIgnorable
{
    // Pairs of first and last code point, ascending.
    private static ReadOnlySpan<int> Ranges =>
        [
            0x00AD,
            0x00AD,
            0x034F,
            0x034F,
            0x061C,
            0x061C,
            0x115F,
            0x1160,
            0x17B4,
            0x17B5,
            0x180B,
            0x180F,
            0x200B,
            0x200F,
            0x202A,
            0x202E,
            0x2060,
            0x206F,
            0x2800,
            0x2800,
            0x3164,
            0x3164,
            0xFE00,
            0xFE0F,
            0xFEFF,
            0xFEFF,
            0xFFA0,
            0xFFA0,
            0xFFF0,
            0xFFF8,
            0x1BCA0,
            0x1BCA3,
            0x1D173,
            0x1D17A,
            0xE0000,
            0xE0FFF,
        ];

    /// <summary>What is left of a text without them; the same text where it has none.</summary>
    public static string Remove(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var left = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Contains(rune.Value))
            {
                left.Append(rune.ToString());
            }
        }

        return left.Length == text.Length ? text : left.ToString();
    }

    public static bool Contains(int codePoint)
    {
        var ranges = Ranges;
        for (var i = 0; i < ranges.Length && ranges[i] <= codePoint; i += 2)
        {
            if (codePoint <= ranges[i + 1])
            {
                return true;
            }
        }

        return false;
    }
}
