using System.Text;

namespace Auth.Core.Passwords;

/// <summary>
/// Finds passwords that are one short piece over and over, or little more than runs. A run is four or more code points
/// that stay the same, follow each other (abcd, 4321, 7890) or lie side by side in a row of keys, in either direction.
/// </summary>
internal static class RepeatsAndSequences
{
    private const int ShortestRun = 4;

    // The rows of the keyboards most used with Latin letters: QWERTY, and what QWERTZ and AZERTY have otherwise. Digits
    // come first, as in both of their orders 9 and 0 are neighbours.
    private static readonly string[] Rows =
    [
        "01234567890",
        "QWERTYUIOP",
        "ASDFGHJKL",
        "ZXCVBNM",
        "QWERTZUIOP",
        "YXCVBNM",
        "AZERTYUIOP",
        "QSDFGHJKLM",
        "WXCVBN",
    ];

    /// <summary>
    /// Whether the text is a piece of fewer than <paramref name="minLength"/> code points at least twice over: the piece
    /// by itself would be too short a password. The second time it may lack its last character, which often is a blank.
    /// </summary>
    public static bool IsRepeated(ReadOnlySpan<char> folded, int minLength)
    {
        var codePoints = 0;
        for (var unit = 1; unit < folded.Length && unit <= (folded.Length + 1) / 2; unit++)
        {
            codePoints += char.IsHighSurrogate(folded[unit - 1]) ? 0 : 1;
            if (codePoints >= minLength)
            {
                return false;
            }

            if (folded[unit..].SequenceEqual(folded[..^unit]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What is left of the text when each run counts as one code point is fewer than 8, less than any password may have.
    /// </summary>
    /// <param name="folded">The folded text.</param>
    /// <returns>Repetitive when all of its runs stay the same, Sequential when one moves, null when enough is left.</returns>
    public static PasswordRejection? Judge(ReadOnlySpan<char> folded)
    {
        Span<int> few = stackalloc int[256];
        var text = folded.Length <= few.Length ? few : new int[folded.Length];
        var length = 0;
        foreach (var rune in folded.EnumerateRunes())
        {
            text[length++] = rune.Value;
        }

        return Judge(text[..length]);
    }

    private static PasswordRejection? Judge(ReadOnlySpan<int> text)
    {
        var left = 0;
        PasswordRejection? worst = null;
        while (!text.IsEmpty)
        {
            if (++left == PasswordPolicyOptions.SmallestMinLength)
            {
                return null;
            }

            var moving = MovingRun(text);
            var still = RunOf(text, step: 0);
            if (Math.Max(moving, still) < ShortestRun)
            {
                text = text[1..];
            }
            else
            {
                worst = moving > still ? PasswordRejection.Sequential : worst ?? PasswordRejection.Repetitive;
                text = text[Math.Max(moving, still)..];
            }
        }

        return worst;
    }

    private static int MovingRun(ReadOnlySpan<int> text)
    {
        var longest = Math.Max(RunOf(text, step: 1), RunOf(text, step: -1));
        foreach (var row in Rows)
        {
            longest = Math.Max(longest, Math.Max(RunIn(row, text, step: 1), RunIn(row, text, step: -1)));
        }

        return longest;
    }

    private static int RunOf(ReadOnlySpan<int> text, int step)
    {
        var length = 1;
        while (length < text.Length && text[length] == text[length - 1] + step)
        {
            length++;
        }

        return length;
    }

    private static int RunIn(string row, ReadOnlySpan<int> text, int step)
    {
        var length = 1;
        while (length < text.Length && AreNeighbours(row, text[length - 1], text[length], step))
        {
            length++;
        }

        return length;
    }

    // A key may stand in its row twice, as 0 does at both ends.
    private static bool AreNeighbours(string row, int first, int second, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == first && (uint)(i + step) < (uint)row.Length && row[i + step] == second)
            {
                return true;
            }
        }

        return false;
    }
}
