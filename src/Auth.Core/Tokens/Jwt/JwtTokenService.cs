using System.Collections.ObjectModel;
using System.Text;
using Auth.Core.Secrets;
using Auth.Core.Users;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Access tokens as JWTs of the shape of RFC 9068, signed with the first key and verified with all of them. Disposing it
/// frees its signature providers, not the keys, which others may share.
/// </summary>
internal sealed class JwtTokenService : ITokenService, IDisposable
{
    private static readonly TokenVerification.Invalid[] Refusals =
    [
        .. Enum.GetValues<TokenRejection>().Select(reason => new TokenVerification.Invalid(reason)),
    ];

    private readonly KeyRing _keys;
    private readonly TokenVerifier _verifier;
    private readonly TokenSigner _signer;
    private readonly PayloadWriter _writer;
    private readonly TimeProvider _timeProvider;
    private readonly SecureRandom _random;
    private readonly long _lifeSeconds;

    /// <param name="settings">The options, checked and copied.</param>
    /// <param name="timeProvider">The clock of both issuing and verifying.</param>
    /// <param name="random">Makes the token ids.</param>
    public JwtTokenService(AccessTokenSettings settings, TimeProvider timeProvider, SecureRandom random)
    {
        _keys = KeyRing.Of(settings.SigningKeys);
        _verifier = new TokenVerifier(IssuerProfile.Own(settings, _keys), timeProvider);
        _signer = new TokenSigner(_keys.Signer);
        _writer = new PayloadWriter(settings);
        _timeProvider = timeProvider;
        _random = random;
        _lifeSeconds = (long)settings.Lifetime.TotalSeconds;
    }

    /// <inheritdoc />
    public AccessToken Issue(AccessTokenClaims claims)
    {
        NewTokenGuard.Check(claims);
        var issuedAt = _timeProvider.GetUtcNow().ToUnixTimeSeconds();
        var expiresAt = Math.Min(issuedAt + _lifeSeconds, claims.NoLongerThan?.ToUnixTimeSeconds() ?? long.MaxValue);
        if (expiresAt <= issuedAt)
        {
            throw new ArgumentException("NoLongerThan is not after the present second.", nameof(claims));
        }

        var id = _random.NewId();
        var token = _writer.Write(
            claims,
            id,
            issuedAt,
            expiresAt,
            _signer,
            static (payload, signer) => signer.Sign(payload.Span)
        );
        return new AccessToken(
            token,
            id,
            claims.SessionId,
            DateTimeOffset.FromUnixTimeSeconds(issuedAt),
            DateTimeOffset.FromUnixTimeSeconds(expiresAt)
        );
    }

    /// <inheritdoc />
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

    /// <summary>Frees the signature providers.</summary>
    public void Dispose() => _keys.Dispose();

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
