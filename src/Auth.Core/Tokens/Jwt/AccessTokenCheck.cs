using System.Collections.ObjectModel;
using System.Text;
using Auth.Core.Users;

namespace Auth.Core.Tokens.Jwt;

/// <summary>Judges tokens by the profile of our own ones and reads the identity of those that hold. Total and thread-safe.</summary>
internal sealed class AccessTokenCheck(IssuerProfile profile, TimeProvider timeProvider)
{
    private static readonly TokenVerification.Invalid[] Refusals =
    [
        .. Enum.GetValues<TokenRejection>().Select(reason => new TokenVerification.Invalid(reason)),
    ];

    private readonly TokenVerifier _verifier = new(profile, timeProvider);

    public TokenVerification Verify(string? token)
    {
        CompactJws jws = default;
        try
        {
            return _verifier.FindFault(token, out jws, out var claims) is { } reason
                ? Refusals[(int)reason]
                : new TokenVerification.Valid(IdentityOf(claims));
        }
        catch (Exception)
        {
            // Nothing above is known to throw. Should it, the token has not been verified, and the caller still gets a value.
            return Refusals[(int)TokenRejection.Malformed];
        }
        finally
        {
            jws.Dispose();
        }
    }

    // The profile of our own tokens has required all of these.
    private static VerifiedIdentity IdentityOf(in TokenClaims claims) =>
        new(
            UserId.Parse(Encoding.ASCII.GetString(claims.Subject.Span)),
            Encoding.UTF8.GetString(claims.UserName.Span),
            claims.Roles!,
            new SessionId(Encoding.UTF8.GetString(claims.SessionId.Span)),
            Encoding.UTF8.GetString(claims.TokenId.Span),
            claims.SecurityVersion!.Value,
            DateTimeOffset.FromUnixTimeSeconds(claims.IssuedAt!.Value),
            DateTimeOffset.FromUnixTimeSeconds(claims.ExpiresAt!.Value),
            claims.AuthenticatedAt is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            claims.AuthenticationMethods ?? ReadOnlyCollection<string>.Empty
        );
}
