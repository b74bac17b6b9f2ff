using Auth.Core.Secrets;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Access tokens as JWTs of the shape of RFC 9068, signed with the first key and verified with all of them. Disposing it
/// frees its signature providers, not the keys, which others may share.
/// </summary>
internal sealed class JwtTokenService : ITokenService, IDisposable
{
    private readonly KeyRing _keys;
    private readonly AccessTokenCheck _check;
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
        _check = new AccessTokenCheck(IssuerProfile.Own(settings, _keys), timeProvider);
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
    public TokenVerification Verify(string? token) => _check.Verify(token);

    /// <summary>Frees the signature providers.</summary>
    public void Dispose() => _keys.Dispose();
}
