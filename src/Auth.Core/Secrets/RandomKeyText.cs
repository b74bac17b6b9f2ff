namespace Auth.Core.Secrets;

/// <summary>
/// Reads keys that a host made at random: 32 to 1,024 bytes, as bytes or as base64. Every refusal names where the key
/// came from and the command that makes one, and nothing of the key.
/// </summary>
internal static class RandomKeyText
{
    /// <summary>The fewest bytes: 32, so that nothing below 256 bits of randomness is relied on.</summary>
    public const int MinimumBytes = 32;

    private const int MaximumBytes = 1024;

    /// <summary>Reads base64 or base64url; outer blanks are ignored.</summary>
    /// <exception cref="ArgumentException">The text is no such key.</exception>
    public static byte[] Read(string? text, string source, string parameter)
    {
        var trimmed = (text ?? string.Empty).Trim();
        if (trimmed.Length == 0)
        {
            throw Refuse(source, "no key is set", parameter);
        }

        // Both alphabets, with or without padding: people paste what their tool printed.
        var plain = trimmed.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var padded = plain.PadRight((plain.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var written))
        {
            throw Refuse(source, "the text is not base64", parameter);
        }

        if (written >= MinimumBytes && KeyStrength.FindFaultInText(plain) is { } fault)
        {
            throw Refuse(source, $"the key {fault}", parameter);
        }

        var key = Copy(bytes.AsSpan(0, written), source, parameter);
        ConstantTime.Clear(bytes);
        return key;
    }

    /// <summary>Copies a key that is long enough and shows no pattern.</summary>
    /// <exception cref="ArgumentException">The bytes are no such key.</exception>
    public static byte[] Copy(ReadOnlySpan<byte> key, string source, string parameter)
    {
        if (key.Length is < MinimumBytes or > MaximumBytes)
        {
            throw Refuse(source, $"the key has {key.Length} bytes, not {MinimumBytes} to {MaximumBytes}", parameter);
        }

        return KeyStrength.FindFault(key) is { } fault
            ? throw Refuse(source, $"the key {fault}", parameter)
            : key.ToArray();
    }

    private static ArgumentException Refuse(string source, string fault, string parameter) =>
        new($"{source}: {fault}. Make one with: openssl rand -base64 32", parameter);
}
