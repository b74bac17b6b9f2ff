namespace Auth.Core.Tokens.Jwt;

/// <summary>The claims whose absence an issuer profile does not forgive. <c>iss</c>, <c>aud</c> and <c>exp</c> are always required.</summary>
[Flags]
internal enum RequiredClaims
{
    None = 0,
    Subject = 1,
    TokenId = 1 << 1,
    IssuedAt = 1 << 2,
    Client = 1 << 3,
    SessionId = 1 << 4,
    SecurityVersion = 1 << 5,
    UserName = 1 << 6,
    Roles = 1 << 7,

    /// <summary>What every token of our own carries.</summary>
    Own = Subject | TokenId | IssuedAt | Client | SessionId | SecurityVersion | UserName | Roles,
}
