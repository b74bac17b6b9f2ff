using System.Globalization;
using Auth.Core.Passwords.Breached;
using Auth.Core.Text;

namespace Auth.Core.Passwords;

/// <summary>Judges what new passwords must be like. No message holds a context word: it may name what is not public yet.</summary>
internal static class PasswordPolicyOptionsValidator
{
    private const int MostWords = 256;
    private const int LongestWord = 254;

    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(10);

    public static IEnumerable<string> Validate(PasswordPolicyOptions options) =>
        [.. ValidateLength(options), .. ValidateWords(options), .. Validate(options.Breached)];

    private static IEnumerable<string> ValidateLength(PasswordPolicyOptions options)
    {
        if (options.MinLength is < PasswordPolicyOptions.SmallestMinLength or > PasswordPolicyOptions.LargestMinLength)
        {
            yield return $"AuthCoreOptions.Passwords.MinLength is {options.MinLength}; it must be from "
                + $"{PasswordPolicyOptions.SmallestMinLength} to {PasswordPolicyOptions.LargestMinLength} code points. "
                + "15 is right for a password that is the only factor.";
        }
    }

    private static IEnumerable<string> ValidateWords(PasswordPolicyOptions options)
    {
        if (options.ServiceName is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > LongestWord))
        {
            yield return $"AuthCoreOptions.Passwords.ServiceName has {name.Length} characters or is blank; it must have from "
                + $"1 to {LongestWord}. Leave it null to take the host name of Tokens.Issuer.";
        }

        if (options.ContextWords.Count > MostWords)
        {
            yield return $"AuthCoreOptions.Passwords.ContextWords has {options.ContextWords.Count} words; at most "
                + $"{MostWords} are taken. Keep those that an attacker of this service tries first.";
        }

        for (var i = 0; i < options.ContextWords.Count; i++)
        {
            if (!IsWord(options.ContextWords[i]))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"AuthCoreOptions.Passwords.ContextWords[{i}] is not a word of {ContextWords.ShortestWord} to {LongestWord} characters that this process can read. Remove it, or write it in full."
                );
            }
        }
    }

    private static bool IsWord(string? word) =>
        word?.Trim() is { Length: <= LongestWord } trimmed
        && FoldedText.TryFold(trimmed, out var folded)
        && folded.EnumerateRunes().Count() >= ContextWords.ShortestWord;

    private static IEnumerable<string> Validate(BreachedPasswordOptions options)
    {
        if (options.Timeout < ShortestTimeout || options.Timeout > LongestTimeout)
        {
            yield return $"AuthCoreOptions.Passwords.Breached.Timeout is {options.Timeout:c}; it must be from 100 "
                + "milliseconds to 10 seconds. Leave it at 2 seconds.";
        }

        if (!Enum.IsDefined(options.WhenDown))
        {
            yield return $"AuthCoreOptions.Passwords.Breached.WhenDown is {(int)options.WhenDown}; it must be Accept or "
                + "Refuse.";
        }

        if (options.RangeAddress is { } address && !IsRangeAddress(address))
        {
            yield return "AuthCoreOptions.Passwords.Breached.RangeAddress must be an absolute https address (http for a "
                + "loopback one) without query, fragment or user, whose path ends in a slash, such as "
                + "https://passwords.example/range/.";
        }
    }

    private static bool IsRangeAddress(Uri address) =>
        address.IsAbsoluteUri
        && (
            string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
            || (address.IsLoopback && string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal))
        )
        && address.AbsolutePath.EndsWith('/')
        && address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0;
}
