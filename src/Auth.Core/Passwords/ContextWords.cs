using Auth.Core.Text;

namespace Auth.Core.Passwords;

/// <summary>
/// Words that an attacker of this service or this user tries first. A password is refused when it is such a word, and
/// when fewer than 8 of its code points lie outside such words: somebody who knows the words would have less to guess
/// than the shortest password has.
/// </summary>
internal sealed class ContextWords
{
    /// <summary>Shorter words are passed over: they lie in others by chance, and no password is as short.</summary>
    public const int ShortestWord = 4;

    private readonly string[] _folded;

    /// <summary>Takes the words of the service; null and blank ones are passed over.</summary>
    public ContextWords(IEnumerable<string?> words) =>
        _folded = [.. words.SelectMany(Fold).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a folded password is too little more than words of the service and of the user.</summary>
    public bool Match(ReadOnlySpan<char> password, string? userName)
    {
        Span<bool> few = stackalloc bool[256];
        var covered = password.Length <= few.Length ? few[..password.Length] : new bool[password.Length];
        covered.Clear();
        var found = false;
        foreach (var word in _folded)
        {
            found |= Cover(password, word, covered);
        }

        foreach (var word in OfUser(userName))
        {
            found |= Cover(password, word, covered);
        }

        return found && LeftOutside(password, covered) < PasswordPolicyOptions.SmallestMinLength;
    }

    private static IEnumerable<string> OfUser(string? userName)
    {
        foreach (var word in Fold(userName))
        {
            yield return word;

            // The local part ends at the last @, as a quoted one may hold others (RFC 5321 4.1.2).
            if (word.LastIndexOf('@') is >= ShortestWord and var end)
            {
                yield return word[..end];
            }
        }
    }

    private static IEnumerable<string> Fold(string? word) =>
        word?.Trim() is { Length: > 0 } trimmed
        && FoldedText.TryFold(trimmed, out var folded)
        && folded.EnumerateRunes().Count() >= ShortestWord
            ? [folded]
            : [];

    private static bool Cover(ReadOnlySpan<char> password, string word, Span<bool> covered)
    {
        var found = false;
        for (var start = 0; start < password.Length; )
        {
            var next = password[start..].IndexOf(word, StringComparison.Ordinal);
            if (next < 0)
            {
                break;
            }

            covered.Slice(start + next, word.Length).Fill(true);
            start += next + 1;
            found = true;
        }

        return found;
    }

    private static int LeftOutside(ReadOnlySpan<char> password, ReadOnlySpan<bool> covered)
    {
        var left = 0;
        for (var i = 0; i < password.Length; i++)
        {
            left += covered[i] || char.IsLowSurrogate(password[i]) ? 0 : 1;
        }

        return left;
    }
}
