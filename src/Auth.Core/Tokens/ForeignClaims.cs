namespace Auth.Core.Tokens;

/// <summary>Claims that a profile of another issuer can require besides <c>iss</c>, <c>aud</c> and <c>exp</c>, which always are.</summary>
[Flags]
public enum ForeignClaims
{
    /// <summary>No further claim.</summary>
    None = 0,

    /// <summary><c>sub</c>: whom the token speaks for.</summary>
    Subject = 1,

    /// <summary><c>jti</c>: the token's own id. Require it where single tokens are denied by id.</summary>
    TokenId = 2,

    /// <summary><c>iat</c>: when the token was issued. Without it a maximum lifetime counts from now.</summary>
    IssuedAt = 4,

    /// <summary><c>roles</c>, which may be an empty list.</summary>
    Roles = 8,
}
