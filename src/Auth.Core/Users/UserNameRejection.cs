namespace Auth.Core.Users;

/// <summary>Why a text is no user name.</summary>
public enum UserNameRejection
{
    /// <summary>It is a name. The default value.</summary>
    None = 0,

    /// <summary>Nothing, or nothing but blanks.</summary>
    Empty,

    /// <summary>Longer than <see cref="UserName.MaxLength"/> or than <see cref="UserNameOptions.MaxLength"/>.</summary>
    TooLong,

    /// <summary>
    /// A control, format, invisible, unassigned or surrogate code point, or a blank other than U+0020.
    /// </summary>
    ForbiddenCharacter,

    /// <summary>Not ASCII, where the process or <c>TextOptions.AsciiOnly</c> admits nothing else.</summary>
    NotAscii,
}
