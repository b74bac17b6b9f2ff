using System.Buffers;
using System.Text;

namespace Auth.Core.Passwords.Breached;

/// <summary>
/// Reads what a range service answers: one line for each known suffix, 35 hexadecimal digits, a colon and how often it
/// was seen. A count of 0 is padding. One odd line makes the whole answer worthless, as what answered is no range service.
/// </summary>
internal static class RangeAnswer
{
    private const int SuffixLength = 35;
    private const int MostDigits = 10;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef"u8);

    public static BreachedPasswordAnswer Read(ReadOnlySpan<byte> body, ReadOnlySpan<char> suffix)
    {
        var answer = body.IsEmpty ? BreachedPasswordAnswer.Unavailable : BreachedPasswordAnswer.NotFound;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? [] : body[(end + 1)..];
            line = line is [.. var text, (byte)'\r'] ? text : line;
            if (!IsWellFormed(line))
            {
                return BreachedPasswordAnswer.Unavailable;
            }

            if (
                Ascii.EqualsIgnoreCase(line[..SuffixLength], suffix)
                && line[(SuffixLength + 1)..].ContainsAnyExcept((byte)'0')
            )
            {
                answer = BreachedPasswordAnswer.Found;
            }
        }

        return answer;
    }

    private static bool IsWellFormed(ReadOnlySpan<byte> line) =>
        line.Length is > SuffixLength + 1 and <= SuffixLength + 1 + MostDigits
        && line[SuffixLength] == ':'
        && !line[..SuffixLength].ContainsAnyExcept(HexDigits)
        && !line[(SuffixLength + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
