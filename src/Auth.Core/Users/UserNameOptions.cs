namespace Auth.Core.Users;

/// <summary>Which names may be registered.</summary>
public sealed class UserNameOptions
{
    /// <summary>
    /// The longest name that may be registered, in UTF-16 code units of its typed and of its canonical form. Default
    /// 64; from 1 to 254. Set 254 where e-mail addresses serve as names (RFC 5321 limits a path to 256 with its
    /// brackets). Applied at registration only: a login with any name up to 254 is looked up.
    /// </summary>
    public int MaxLength { get; set; } = 64;
}
