using System.Collections.ObjectModel;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// What a payload says, each claim of the right type and form and nothing judged yet. Text is UTF-8, unescaped, and
/// empty when the claim is absent: an empty text is refused where it stands. Points into the token's buffer.
/// </summary>
internal struct TokenClaims
{
    public ReadOnlyMemory<byte> Issuer;
    public ReadOnlyMemory<byte> Subject;
    public ReadOnlyMemory<byte> TokenId;
    public ReadOnlyMemory<byte> ClientId;
    public ReadOnlyMemory<byte> SessionId;
    public ReadOnlyMemory<byte> UserName;

    /// <summary>Whether <c>aud</c>, a text or one entry of a list, is the audience of the profile.</summary>
    public bool NamesAudience;

    public long? ExpiresAt;
    public long? IssuedAt;
    public long? NotBefore;
    public long? AuthenticatedAt;
    public long? SecurityVersion;

    public ReadOnlyCollection<string>? Roles;
    public ReadOnlyCollection<string>? AuthenticationMethods;
}
