namespace Auth.Core.Tokens.Jwt;

/// <summary>Our own profile over public keys. Disposing it frees its signature providers, not the keys.</summary>
internal sealed class AccessTokenVerifier : IAccessTokenVerifier, IDisposable
{
    private readonly KeyRing _keys;
    private readonly AccessTokenCheck _check;

    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public AccessTokenVerifier(AccessTokenVerificationOptions options, TimeProvider timeProvider)
    {
        var faults = AccessTokenVerificationOptionsValidator.Validate(options);
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(options));
        }

        _keys = KeyRing.Of([.. options.Keys]);
        _check = new AccessTokenCheck(IssuerProfile.Own(options, _keys), timeProvider);
    }

    /// <inheritdoc />
    public TokenVerification Verify(string? token) => _check.Verify(token);

    /// <summary>Frees the signature providers.</summary>
    public void Dispose() => _keys.Dispose();
}
