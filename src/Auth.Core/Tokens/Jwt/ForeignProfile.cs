using System.Collections.ObjectModel;
using System.Text;

namespace Auth.Core.Tokens.Jwt;

/// <summary>One other issuer: its keys, its checks, and what is read of a token that passed them.</summary>
internal sealed class ForeignProfile : IDisposable
{
    private readonly string _issuer;
    private readonly string _audience;
    private readonly KeyRing _keys;
    private readonly TokenVerifier _verifier;

    /// <param name="issuer">The profile, checked; it is copied.</param>
    /// <param name="timeProvider">The clock.</param>
    public ForeignProfile(TrustedIssuer issuer, TimeProvider timeProvider)
    {
        (_issuer, _audience) = (issuer.Issuer, issuer.Audience);
        _keys = KeyRing.Of([.. issuer.Keys], namesCount: !issuer.AcceptAnyKeyId);
        _verifier = new TokenVerifier(IssuerProfile.Foreign(issuer, _keys), timeProvider);
    }

    /// <summary>The first check that refuses the token, or null and the identity.</summary>
    public TokenRejection? FindFault(string? token, out ForeignIdentity? identity)
    {
        identity = null;
        CompactJws jws = default;
        try
        {
            var fault = _verifier.FindFault(token, out jws, out var claims, out _);
            identity = fault is null ? IdentityOf(jws, claims) : null;
            return fault;
        }
        catch (Exception)
        {
            // Nothing above is known to throw. Should it, the token has not been verified.
            return TokenRejection.Malformed;
        }
        finally
        {
            jws.Dispose();
        }
    }

    public void Dispose() => _keys.Dispose();

    private ForeignIdentity IdentityOf(in CompactJws jws, in TokenClaims claims) =>
        new(jws.Payload.ToArray(), DateTimeOffset.FromUnixTimeSeconds(claims.ExpiresAt!.Value))
        {
            Issuer = _issuer,
            Audience = _audience,
            Subject = TextOf(claims.Subject),
            TokenId = TextOf(claims.TokenId),
            IssuedAt = TimeOf(claims.IssuedAt),
            NotBefore = TimeOf(claims.NotBefore),
            AuthenticatedAt = TimeOf(claims.AuthenticatedAt),
            Roles = claims.Roles ?? ReadOnlyCollection<string>.Empty,
        };

    private static string? TextOf(ReadOnlyMemory<byte> text) =>
        text.IsEmpty ? null : Encoding.UTF8.GetString(text.Span);

    private static DateTimeOffset? TimeOf(long? seconds) =>
        seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null;
}
