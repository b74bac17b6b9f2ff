using System.Buffers;

namespace Auth.Core.Tokens;

/// <summary>
/// Finds keys that nobody should sign with: words, patterns and counters. An estimate can only catch the obvious ones;
/// it never proves a key random. Thirty-two random bytes score about 155 bits here and are never refused in practice.
/// </summary>
internal static class KeyStrength
{
    /// <summary>The least estimate that passes, in bits: ASVS 5.0 11.2.3.</summary>
    public const int MinimumBits = 128;

    // Shannon put English prose at 0.6 to 1.3 bits a letter (1951); 2 is generous to the attacker's disadvantage.
    private const double ProseBitsPerCharacter = 2;

    private static readonly SearchValues<byte> ProseCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,;:!?'-_"u8
    );

    /// <summary>What is wrong with the key, as the end of the sentence "The key ...", or null when nothing shows.</summary>
    public static string? FindFault(ReadOnlySpan<byte> key)
    {
        if (!key.ContainsAnyExcept(key[0]))
        {
            return "repeats one byte";
        }

        if (ShortestUnit(key).Length < key.Length)
        {
            return "repeats a shorter key";
        }

        var bits = Math.Min(ShannonBits(key, differences: false), ShannonBits(key, differences: true));
        if (IsProse(key))
        {
            bits = Math.Min(bits, key.Length * ProseBitsPerCharacter);
        }

        return bits < MinimumBits
            ? $"looks guessable: about {(int)bits} bits by estimate, at least {MinimumBits} are needed"
            : null;
    }

    /// <summary>
    /// What the key repeats: its shortest beginning, of half its length or less, that fills the key, the last time perhaps
    /// cut short; or the whole key.
    /// </summary>
    public static ReadOnlySpan<byte> ShortestUnit(ReadOnlySpan<byte> key)
    {
        for (var period = 1; period <= key.Length / 2; period++)
        {
            if (key[period..].StartsWith(key[..^period]))
            {
                return key[..period];
            }
        }

        return key;
    }

    // Counters and ladders have all bytes different but all steps alike, so the steps are measured too.
    private static double ShannonBits(ReadOnlySpan<byte> key, bool differences)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        var first = differences ? 1 : 0;
        for (var i = first; i < key.Length; i++)
        {
            counts[(byte)(differences ? key[i] - key[i - 1] : key[i])]++;
        }

        double total = key.Length - first;
        var bitsPerByte = 0d;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                bitsPerByte -= count / total * Math.Log2(count / total);
            }
        }

        counts.Clear();
        return bitsPerByte * key.Length;
    }

    // Letters and punctuation with capitals only at the start of words: a sentence, which letter counts do not betray.
    private static bool IsProse(ReadOnlySpan<byte> key)
    {
        if (key.ContainsAnyExcept(ProseCharacters))
        {
            return false;
        }

        for (var i = 1; i < key.Length; i++)
        {
            if (char.IsAsciiLetterUpper((char)key[i]) && char.IsAsciiLetterLower((char)key[i - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
