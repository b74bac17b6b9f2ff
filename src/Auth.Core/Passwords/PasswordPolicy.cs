using System.Text;
using Auth.Core.Text;

namespace Auth.Core.Passwords;

/// <summary>
/// Judges new passwords, at registration and change and never at login. Ask it for hints while a user types. Safe to
/// call from many threads.
/// </summary>
public sealed class PasswordPolicy
{
    private readonly int _minLength;
    private readonly bool _asciiOnly;

    /// <summary>Takes the settings as they are now; later changes to the options have no effect.</summary>
    public PasswordPolicy(PasswordPolicyOptions options, TextOptions text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        _minLength = options.MinLength;
        _asciiOnly = text.AsciiOnly;
    }

    /// <summary>
    /// Every reason against the password, each at most once; empty when it may be used. Costs no hashing. A text over
    /// the cap is judged by its length alone.
    /// </summary>
    /// <param name="password">The password exactly as typed.</param>
    public IReadOnlyList<PasswordRejection> Judge(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (PasswordLimits.IsTooLong(password))
        {
            return [PasswordRejection.TooLong];
        }

        var forms = PasswordForms.Of(password);
        return Judge(forms);
    }

    internal IReadOnlyList<PasswordRejection> Judge(PasswordForms forms)
    {
        var text = forms.Mapped ?? forms.Typed;
        if (PasswordLimits.IsTooLong(forms.Typed) || PasswordLimits.IsTooLong(text))
        {
            return [PasswordRejection.TooLong];
        }

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
