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

    /// <summary>
    /// The whole of it is one of the 19,656 common passwords that come with the package, in whatever case. A password
    /// that only holds one of them is not refused for that (NIST SP 800-63B-4 3.1.1.2).
    /// </summary>
    Common,

    /// <summary>
    /// Little more than words that belong to this service or this user: the user's name, its part before the @,
    /// <see cref="PasswordPolicyOptions.ServiceName"/> and <see cref="PasswordPolicyOptions.ContextWords"/>. Fewer than 8
    /// code points lie outside such words.
    /// </summary>
    ContextWord,

    /// <summary>
    /// One piece of fewer than <see cref="PasswordPolicyOptions.MinLength"/> code points over and over, or little more
    /// than single characters that are repeated.
    /// </summary>
    Repetitive,

    /// <summary>
    /// Little more than runs of neighbours, such as abcd, 4321 or qwer: fewer than 8 code points are left when each run
    /// of four or more counts as one.
    /// </summary>
    Sequential,

    /// <summary>Found in a breach, by the registered <see cref="Breached.IBreachedPasswords"/>.</summary>
    Breached,

    /// <summary>
    /// Nobody could tell whether it was breached, and <see cref="Breached.BreachedPasswordOptions.WhenDown"/> refuses.
    /// The same password may pass later.
    /// </summary>
    BreachCheckUnavailable,
}
