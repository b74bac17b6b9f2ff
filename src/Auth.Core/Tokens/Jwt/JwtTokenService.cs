using Auth.Core.Secrets;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Access tokens as JWTs of the shape of RFC 9068, signed with one key of those in force and verified with all of them.
/// Disposing it frees its signature providers, not the keys, which others may share.
/// </summary>
internal sealed class JwtTokenService : ITokenService, IDisposable
{
    public const string NoKeys =
        "No signing key is loaded yet. Await AuthenticationService.InitializeAsync() once, before the first call; under a host "
        + "this happens at start.";

    private const string NoSigner =
        "No managed signing key may sign any more, and no new one could be made: the state store has not answered since. Look "
        + "for the warnings of AuthCoreOptions.ManagedKeys in the log.";

    private static readonly TokenVerification.Invalid NothingLoaded = new(TokenRejection.UnknownKey);

    private readonly KeysInForce _keys;
    private readonly PayloadWriter _writer;
    private readonly TimeProvider _timeProvider;
    private readonly SecureRandom _random;
    private readonly long _lifeSeconds;

    /// <summary>A service over the keys of the options, which never change.</summary>
    /// <param name="settings">The options, checked and copied.</param>
    /// <param name="timeProvider">The clock of both issuing and verifying.</param>
    /// <param name="random">Makes the token ids.</param>
    public JwtTokenService(AccessTokenSettings settings, TimeProvider timeProvider, SecureRandom random)
        : this(settings, new KeysInForce(TokenKeys.Configured(settings, timeProvider)), timeProvider, random) { }

    /// <summary>A service over keys that somebody else exchanges while it works.</summary>
    public JwtTokenService(
        AccessTokenSettings settings,
        KeysInForce keys,
        TimeProvider timeProvider,
        SecureRandom random
    )
    {
        _keys = keys;
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

        // Looked up after the clock: keys younger than the second have a signer for it, older ones may have none.
        var keys = _keys.Current ?? throw new InvalidOperationException(NoKeys);
        var signer = keys.SignerAt(issuedAt) ?? throw new InvalidOperationException(NoSigner);
        var id = _random.NewId();
        var token = _writer.Write(
            claims,
            id,
            issuedAt,
            expiresAt,
            signer,
            static (payload, signer) => signer.Sign(payload.Span)
        );
        return new AccessToken(
            token,
            id,
            claims.SessionId,
            DateTimeOffset.FromUnixTimeSeconds(issuedAt),
            DateTimeOffset.FromUnixTimeSeconds(expiresAt)
        )
        {
            Algorithm = signer.Algorithm,
        };
    }

    /// <inheritdoc />
    public TokenVerification Verify(string? token) => _keys.Current?.Check.Verify(token) ?? NothingLoaded;

    /// <summary>Frees the signature providers.</summary>
    public void Dispose() => _keys.Current?.Dispose();
}
