namespace Auth.Core.Tokens;

/// <summary>The bounds that issuing and verifying share, so that nothing is issued that would be refused.</summary>
internal static class TokenLimits
{
    /// <summary>A token in characters: 8 KiB, what common servers allow for all headers together; refused before parsing.</summary>
    public const int TokenCharacters = 8 * 1024;

    /// <summary>Levels of arrays and objects in the payload.</summary>
    public const int JsonDepth = 16;

    /// <summary>A <c>kid</c> in characters.</summary>
    public const int KeyIdCharacters = 128;

    /// <summary>A claim of text (iss, aud, sub, jti, sid, client_id, preferred_username) in UTF-16 characters.</summary>
    public const int ClaimCharacters = 255;

    /// <summary>Entries of an <c>aud</c> array.</summary>
    public const int Audiences = 16;

    /// <summary>Entries of the <c>roles</c> array.</summary>
    public const int Roles = 64;

    /// <summary>A role in UTF-16 characters.</summary>
    public const int RoleCharacters = 64;

    /// <summary>Entries of the <c>amr</c> array.</summary>
    public const int AuthenticationMethods = 16;

    /// <summary>A method of <c>amr</c> in characters.</summary>
    public const int AuthenticationMethodCharacters = 64;

    /// <summary>The longest life of a token of our own, in seconds.</summary>
    public const long LifeSeconds = 60 * 60;

    /// <summary>9999-12-31T23:59:59Z in Unix seconds, the last moment a <see cref="DateTimeOffset"/> knows.</summary>
    public const long LastSecond = 253402300799;
}
