namespace Auth.Core.Secrets;

/// <summary>
/// Finds keys that nobody should sign with: words, patterns and counters. An estimate can only catch the obvious ones;
/// it never proves a key random. Thirty-two random bytes score about 155 bits here and are never refused in practice.
/// </summary>
internal static class KeyStrength
{
    /// <summary>The least estimate that passes, in bits: ASVS 5.0 11.2.3.</summary>
    public const int MinimumBits = 128;

    // Shannon put English prose at 0.6 to 1.3 bits a letter (1951). Two for any printable character is generous, and lets
    // 64 hexadecimal digits pass, which are 256 bits.
    private const double TextBitsPerCharacter = 2;

    // Sixty-four of these are 32 random bytes, and valid base64 as well.
    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create(
        "0123456789abcdefABCDEF"
    );

    // Words that stand in keys which people typed. Seven letters and more: a random base64 text of 43 characters holds
    // one of them by chance about once in two hundred million.
    private static readonly string[] TypedWords =
    [
        "changeme",
        "default",
        "example",
        "insecure",
        "mysecret",
        "password",
        "placeholder",
        "replace",
        "secretkey",
        "signing",
        "supersecret",
    ];

    /// <summary>What is wrong with the key, as the end of the sentence "The key ...", or null when nothing shows.</summary>
    /// <param name="key">The key's bytes.</param>
    /// <param name="admitText">Whether text may be a key: of a partner's secret, which is theirs to choose.</param>
    public static string? FindFault(ReadOnlySpan<byte> key, bool admitText = false)
    {
        if (!key.ContainsAnyExcept(key[0]))
        {
            return "repeats one byte";
        }

        if (HasPeriod(key))
        {
            return "repeats a shorter key";
        }

        var bits = Math.Min(ShannonBits(key, differences: false), ShannonBits(key, differences: true));
        if (!admitText && IsPrintable(key))
        {
            bits = Math.Min(bits, key.Length * TextBitsPerCharacter);
        }

        return bits < MinimumBits
            ? $"looks guessable: about {(int)bits} bits by estimate, at least {MinimumBits} are needed"
            : null;
    }

    /// <summary>
    /// What is wrong with a key's base64 text, as the end of the sentence "The key ...", or null: a sentence is valid base64
    /// too, and what it decodes to looks random.
    /// </summary>
    public static string? FindFaultInText(ReadOnlySpan<char> base64)
    {
        foreach (var word in TypedWords)
        {
            if (base64.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return "is written in words, not made at random";
            }
        }

        if (IsInOneCase(base64) && base64.ContainsAnyExcept(Hexadecimal))
        {
            return "is written in letters of one case, as words are and random base64 is not";
        }

        Span<byte> text = stackalloc byte[base64.Length <= 2048 ? base64.Length : 0];
        if (System.Text.Encoding.ASCII.TryGetBytes(base64, text, out var length) && length > 0)
        {
            var bits = ShannonBits(text[..length], differences: true);
            var repeats = HasPeriod(text[..length]);
            ConstantTime.Clear(text);
            return repeats ? "repeats a shorter text"
                : bits < MinimumBits ? "counts through the alphabet"
                : null;
        }

        return null;
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

    private static bool HasPeriod(ReadOnlySpan<byte> key) => ShortestUnit(key).Length < key.Length;

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

    // Of 43 random base64 characters none is a capital about once in two thousand million times.
    private static bool IsInOneCase(ReadOnlySpan<char> base64) =>
        !base64.ContainsAnyInRange('A', 'Z') || !base64.ContainsAnyInRange('a', 'z');

    private static bool IsPrintable(ReadOnlySpan<byte> key) => !key.ContainsAnyExceptInRange((byte)' ', (byte)'~');
}
