namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// bcrypt's own base64: the bit order of RFC 4648, another alphabet, no padding. Strict, so that one value has one
/// spelling: unused bits of the last character must be zero.
/// </summary>
internal static class BcryptBase64
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Writes all bytes; the destination has exactly the characters that they need.</summary>
    public static void Encode(ReadOnlySpan<byte> source, Span<char> destination)
    {
        var bits = 0;
        var held = 0;
        var next = 0;
        foreach (var value in source)
        {
            bits = ((bits & 0x3F) << 8) | value;
            held += 8;
            for (; held >= 6; held -= 6)
            {
                destination[next++] = Alphabet[(bits >> (held - 6)) & 0x3F];
            }
        }

        if (held > 0)
        {
            destination[next] = Alphabet[(bits << (6 - held)) & 0x3F];
        }
    }

    /// <summary>
    /// Reads exactly as many bytes as the destination has. False for a wrong length, a foreign character or unused bits
    /// that are set.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<char> source, Span<byte> destination)
    {
        if (source.Length != ((destination.Length * 8) + 5) / 6)
        {
            return false;
        }

        var bits = 0;
        var held = 0;
        var next = 0;
        foreach (var character in source)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            bits = ((bits & 0xFF) << 6) | value;
            held += 6;
            if (held >= 8)
            {
                held -= 8;
                destination[next++] = (byte)(bits >> held);
            }
        }

        return (bits & ((1 << held) - 1)) == 0;
    }
}
