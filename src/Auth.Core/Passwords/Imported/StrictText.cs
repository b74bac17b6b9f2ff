using System.Buffers;
using System.Globalization;

namespace Auth.Core.Passwords.Imported;

/// <summary>
/// Reads the fields of stored hashes so that one value has one spelling. Readers that forgive blanks, signs, padding or
/// case let two different rows mean one hash, and what one reader takes another does not.
/// </summary>
internal static class StrictText
{
    private const int LongestIterations = 10;

    /// <summary>
    /// The longest encoded field that is decoded: 512 characters, four times the longest that any of these formats was
    /// seen to hold. A row is somebody else's data, and its length is no reason to do work.
    /// </summary>
    private const int LongestField = 512;

    /// <summary>Steps over the text that all hashes of a format begin with; every character counts, case included.</summary>
    public static bool TrySkip(ReadOnlySpan<char> text, string prefix, out ReadOnlySpan<char> rest)
    {
        var begins = text.StartsWith(prefix, StringComparison.Ordinal);
        rest = begins ? text[prefix.Length..] : [];
        return begins;
    }

    /// <summary>A number from 1 to 2,147,483,647 in ASCII digits: no sign, no blank, no leading zero.</summary>
    public static bool TryReadIterations(ReadOnlySpan<char> text, out int iterations)
    {
        iterations = 0;
        return text.Length is > 0 and <= LongestIterations
            && text[0] != '0'
            && !text.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out iterations);
    }

    /// <summary>Standard base64 with padding; blanks and line ends are refused, unused bits must be zero.</summary>
    public static bool TryReadBase64(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length > LongestField)
        {
            return false;
        }

        var buffer = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text, buffer, out var written))
        {
            return false;
        }

        // The platform skips blanks and ignores unused bits; only the spelling that it would write itself passes here.
        bytes = buffer[..written];
        return text.Equals(Convert.ToBase64String(bytes), StringComparison.Ordinal);
    }

    /// <summary>passlib's base64: <c>.</c> for <c>+</c>, no padding, unused bits zero. May be empty.</summary>
    public static bool TryReadPasslibBase64(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length > LongestField - 3 || text.ContainsAny('+', '='))
        {
            return false;
        }

        var padded = text.ToString().Replace('.', '+').PadRight((text.Length + 3) / 4 * 4, '=');
        return TryReadBase64(padded, out bytes);
    }

    /// <summary>Lower-case hex, exactly as many bytes as the destination has.</summary>
    public static bool TryReadHex(ReadOnlySpan<char> text, Span<byte> destination) =>
        text.Length == destination.Length * 2
        && !text.ContainsAnyInRange('A', 'F')
        && Convert.FromHexString(text, destination, out _, out _) == OperationStatus.Done;
}
