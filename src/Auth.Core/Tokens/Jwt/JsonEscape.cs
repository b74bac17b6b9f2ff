using System.Buffers;
using System.Globalization;
using System.Text;

namespace Auth.Core.Tokens.Jwt;

/// <summary>The escapes of JSON text, RFC 8259 section 7.</summary>
internal static class JsonEscape
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef"u8);

    /// <summary>Reads one escape, the backslash before it being read already; false when it stands for no character.</summary>
    /// <param name="json">The whole text.</param>
    /// <param name="position">Behind the backslash; afterwards behind the escape.</param>
    /// <param name="rune">The character; a pair of surrogates is one.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, ref int position, out Rune rune)
    {
        rune = default;
        if (position >= json.Length)
        {
            return false;
        }

        var letter = json[position++];
        if (letter == (byte)'u')
        {
            return TryReadUnicode(json, ref position, out rune);
        }

        rune = (Rune)(
            letter switch
            {
                (byte)'"' => '"',
                (byte)'\\' => '\\',
                (byte)'/' => '/',
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                _ => '\0',
            }
        );
        return rune.Value != 0;
    }

    private static bool TryReadUnicode(ReadOnlySpan<byte> json, ref int position, out Rune rune)
    {
        rune = default;
        if (!TryReadHex(json, ref position, out var first))
        {
            return false;
        }

        if (Rune.TryCreate(first, out rune))
        {
            return true;
        }

        // Half of a pair stands for nothing alone; the other half must follow at once.
        if (!json[position..].StartsWith("\\u"u8))
        {
            return false;
        }

        position += 2;
        return TryReadHex(json, ref position, out var second) && Rune.TryCreate(first, second, out rune);
    }

    private static bool TryReadHex(ReadOnlySpan<byte> json, ref int position, out char character)
    {
        const int Digits = 4;
        character = default;
        if (
            json.Length - position < Digits
            // The number parser below forgives NUL bytes at the end.
            || json.Slice(position, Digits).ContainsAnyExcept(HexDigits)
            || !ushort.TryParse(
                json.Slice(position, Digits),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            return false;
        }

        position += Digits;
        character = (char)value;
        return true;
    }
}
