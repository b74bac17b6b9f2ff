using System.Collections.ObjectModel;
using System.Text;
using Auth.Core.Users;

namespace Auth.Core.Tokens.Jwt;

/// <summary>Judges tokens by the profile of our own ones and reads the identity of those that hold. Total and thread-safe.</summary>
internal sealed class AccessTokenCheck(IssuerProfile profile, TimeProvider timeProvider)
{
    // Made once, for each key's algorithm and for none: a flood of bad tokens allocates nothing here.
    private static readonly TokenVerification.Invalid[][] Refusals =
    [
        Refuse(algorithm: null),
        .. Enum.GetValues<SigningAlgorithm>().Select(algorithm => Refuse(algorithm)),
    ];

    private readonly TokenVerifier _verifier = new(profile, timeProvider);

    public TokenVerification Verify(string? token)
    {
        CompactJws jws = default;
        try
        {
            return _verifier.FindFault(token, out jws, out var claims, out var algorithm) is { } reason
                ? Refusals[algorithm is { } known ? (int)known + 1 : 0][(int)reason]
                : new TokenVerification.Valid(IdentityOf(claims), algorithm);
        }
        catch (Exception)
        {
            // Nothing above is known to throw. Should it, the token has not been verified, and the caller still gets a value.
            return Refusals[0][(int)TokenRejection.Malformed];
        }
        finally
        {
            jws.Dispose();
        }
    }

    private static TokenVerification.Invalid[] Refuse(SigningAlgorithm? algorithm) =>
        [.. Enum.GetValues<TokenRejection>().Select(reason => new TokenVerification.Invalid(reason, algorithm))];

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
