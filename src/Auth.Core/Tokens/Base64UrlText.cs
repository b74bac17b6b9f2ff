using System.Buffers;
using System.Buffers.Text;

namespace Auth.Core.Tokens;

/// <summary>
/// Strict base64url, RFC 4648 section 5: no padding, no blanks, no other alphabet, and no spare bits, so that every byte
/// string has exactly one text. The platform's decoder alone is kinder than that.
/// </summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<byte> Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8
    );

    /// <summary>Decodes a whole non-empty text; false when it is not the one canonical form.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> destination, out int written)
    {
        written = 0;
        return !text.IsEmpty
            && !text.ContainsAnyExcept(Alphabet)
            && HasNoSpareBits(text)
            && Base64Url.DecodeFromUtf8(text, destination, out var consumed, out written) == OperationStatus.Done
            && consumed == text.Length;
    }

    // The last character of a text of 4n+2 carries 4 unused bits, of 4n+3 two; a text of 4n+1 does not exist.
    private static bool HasNoSpareBits(ReadOnlySpan<byte> text) =>
        (text.Length % 4) switch
        {
            0 => true,
            2 => (ValueOf(text[^1]) & 0b1111) == 0,
            3 => (ValueOf(text[^1]) & 0b0011) == 0,
            _ => false,
        };

    private static int ValueOf(byte character) =>
        character switch
        {
            >= (byte)'A' and <= (byte)'Z' => character - 'A',
            >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
            >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
            (byte)'-' => 62,
            _ => 63,
        };
}
