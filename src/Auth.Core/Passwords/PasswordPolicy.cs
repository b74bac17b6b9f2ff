using System.Text;
using Auth.Core.Passwords.BlockList;
using Auth.Core.Passwords.Breached;
using Auth.Core.Text;

namespace Auth.Core.Passwords;

/// <summary>
/// Judges new passwords, at registration and change and never at login. Ask it for hints while a user types. Safe to
/// call from many threads.
/// </summary>
/// <remarks>
/// What is compared with lists and words is the folded text (NFKC, upper case), so that neither case nor full-width
/// letters hide a known password. What is counted and hashed is the mapped text.
/// </remarks>
public sealed class PasswordPolicy
{
    private readonly int _minLength;
    private readonly bool _asciiOnly;
    private readonly ContextWords _words;
    private readonly BreachedPasswordCheck? _breached;

    /// <summary>
    /// Takes the settings as they are now; later changes to the options have no effect. A policy made like this looks
    /// nothing up among breached passwords; the one of the container does where a source is registered.
    /// </summary>
    public PasswordPolicy(PasswordPolicyOptions options, TextOptions text)
        : this(options, text, serviceName: null, breached: null) { }

    internal PasswordPolicy(
        PasswordPolicyOptions options,
        TextOptions text,
        string? serviceName,
        BreachedPasswordCheck? breached
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        _minLength = options.MinLength;
        _asciiOnly = text.AsciiOnly;
        _words = new ContextWords([options.ServiceName ?? serviceName, .. options.ContextWords]);
        _breached = breached;
    }

    /// <summary>
    /// Every reason against the password but those that a look-up among breached ones would give, each at most once;
    /// empty when there is none. Costs no hashing and asks nobody. A text over the cap is judged by its length alone.
    /// </summary>
    /// <param name="password">The password exactly as typed.</param>
    /// <param name="userName">The user's name as typed, or null while it is not known.</param>
    public IReadOnlyList<PasswordRejection> Judge(string password, string? userName = null)
    {
        ArgumentNullException.ThrowIfNull(password);
        return PasswordLimits.IsTooLong(password)
            ? [PasswordRejection.TooLong]
            : Judge(PasswordForms.Of(password), userName);
    }

    /// <summary>
    /// Every reason against the password, as <see cref="Judge(string, string)"/> finds them; where there is none and a source of breached
    /// passwords is registered, asks it. This is what registration and change of a password ask.
    /// </summary>
    /// <param name="password">The password exactly as typed.</param>
    /// <param name="userName">The user's name as typed, or null where it is not known.</param>
    /// <param name="cancellationToken">Ends the look-up among breached passwords.</param>
    public async ValueTask<IReadOnlyList<PasswordRejection>> JudgeAsync(
        string password,
        string? userName,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(password);
        if (PasswordLimits.IsTooLong(password))
        {
            return [PasswordRejection.TooLong];
        }

        // The network comes last, and only for passwords that nothing else refuses.
        var forms = PasswordForms.Of(password);
        var reasons = Judge(forms, userName);
        return reasons.Count > 0 || _breached is null ? reasons
            : await _breached.JudgeAsync(forms.Mapped!, cancellationToken).ConfigureAwait(false) is { } rejection
                ? [rejection]
            : [];
    }

    private List<PasswordRejection> Judge(PasswordForms forms, string? userName)
    {
        var text = forms.Mapped ?? forms.Typed;
        if (PasswordLimits.IsTooLong(text))
        {
            return [PasswordRejection.TooLong];
        }

        var rejections = JudgeCharacters(forms, text);
        if (FoldedText.TryFold(text, out var folded))
        {
            AddIfGuessable(rejections, folded, userName);
        }

        // What guessing lists try is what can be seen. A character that shows nothing, and a blank at either end, make
        // no common password another one.
        if (
            rejections.Count == 0
            && FoldedText.TryFold(DefaultIgnorable.Remove(text), out var seen)
            && seen.Trim(' ').Length != folded.Length
        )
        {
            AddIfGuessable(rejections, seen.Trim(' '), userName);
        }

        return rejections;
    }

    private void AddIfGuessable(List<PasswordRejection> rejections, string folded, string? userName)
    {
        if (CommonPasswords.Shipped.Contains(folded))
        {
            rejections.Add(PasswordRejection.Common);
        }

        if (_words.Match(folded, userName))
        {
            rejections.Add(PasswordRejection.ContextWord);
        }

        var runs = RepeatsAndSequences.Judge(folded);
        if (RepeatsAndSequences.IsRepeated(folded, _minLength) && runs is not PasswordRejection.Repetitive)
        {
            rejections.Add(PasswordRejection.Repetitive);
        }

        if (runs is { } rejection)
        {
            rejections.Add(rejection);
        }
    }

    private List<PasswordRejection> JudgeCharacters(PasswordForms forms, string text)
    {
        var rejections = new List<PasswordRejection>(capacity: 0);
        var codePoints = 0;
        var forbidden = !UnicodeText.IsWellFormed(forms.Typed);
        foreach (var rune in text.EnumerateRunes())
        {
            codePoints++;
            forbidden |= Rune.IsControl(rune) || IsNoncharacter(rune.Value);
        }

        if (codePoints < _minLength)
        {
            rejections.Add(PasswordRejection.TooShort);
        }

        if (forbidden)
        {
            rejections.Add(PasswordRejection.ForbiddenCharacter);
        }

        if ((_asciiOnly || !UnicodeText.CanNormalize) && !Ascii.IsValid(forms.Typed))
        {
            rejections.Add(PasswordRejection.NotAscii);
        }
        else if (forms.Mapped is null && !forbidden)
        {
            // Well-formed, yet the platform has no normal form for it; it could not be checked alike elsewhere.
            rejections.Add(PasswordRejection.ForbiddenCharacter);
        }

        return rejections;
    }

    // The 66 code points that Unicode reserves for ever for internal use (Unicode 16.0, section 23.7).
    private static bool IsNoncharacter(int codePoint) =>
        codePoint is >= 0xFDD0 and <= 0xFDEF || (codePoint & 0xFFFE) == 0xFFFE;
}
