namespace Auth.Core.Passwords;

/// <summary>Why a new password is refused. Stored passwords are never judged: no policy applies at login.</summary>
public enum PasswordRejection
{
    /// <summary>Fewer code points than <see cref="PasswordPolicyOptions.MinLength"/>.</summary>
    TooShort = 0,

    /// <summary>More than 1,024 bytes of UTF-8.</summary>
    TooLong,

    /// <summary>A control character, a noncharacter or a lone surrogate: keyboards and systems disagree on them.</summary>
    ForbiddenCharacter,

    /// <summary>Not ASCII, where <c>TextOptions.AsciiOnly</c> admits nothing else.</summary>
    NotAscii,
}
