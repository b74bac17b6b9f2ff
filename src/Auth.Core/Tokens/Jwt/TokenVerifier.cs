namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Runs a token through the verification list against one issuer profile. The order matters: nothing of a payload is
/// read before its signature holds, and no signature is computed before the header fits the key.
/// </summary>
internal sealed class TokenVerifier(IssuerProfile profile, TimeProvider timeProvider)
{
    /// <summary>The first check that refuses the token, or null when it holds and <paramref name="claims"/> may be used.</summary>
    /// <param name="token">The text as received; null is refused.</param>
    /// <param name="jws">Holds the buffer that the claims point into; dispose it in every case.</param>
    /// <param name="claims">Of meaning only for a null answer.</param>
    /// <param name="algorithm">What the key that the token names is for; null where it names none of ours.</param>
    public TokenRejection? FindFault(
        string? token,
        out CompactJws jws,
        out TokenClaims claims,
        out SigningAlgorithm? algorithm
    )
    {
        claims = default;
        algorithm = null;
        if (!CompactJws.TryRead(token, out jws))
        {
            return TokenRejection.Malformed;
        }

        if (!JoseHeader.TryRead(jws.Header, jws.HeaderScratch, profile.AllowCertificateThumbprint, out var header))
        {
            return TokenRejection.Header;
        }

        if (FindKey(header) is not { } key)
        {
            return TokenRejection.UnknownKey;
        }

        algorithm = key.Algorithm;
        if (!key.IsFor(header.Algorithm))
        {
            return TokenRejection.Algorithm;
        }

        var now = timeProvider.GetUtcNow();
        if (!key.MayVerifyAt(now))
        {
            return TokenRejection.RetiredKey;
        }

        if (!SignatureHolds(key, jws))
        {
            return TokenRejection.Signature;
        }

        if (!ClaimsReader.TryRead(jws.Payload, jws.PayloadScratch, profile, out var read))
        {
            return TokenRejection.Payload;
        }

        if (!profile.AcceptsType(header))
        {
            return TokenRejection.Type;
        }

        var fault = ClaimChecks.FindFault(read, profile, now.ToUnixTimeSeconds());
        claims = fault is null ? read : default;
        return fault;
    }

    // One key, chosen by name before anything is computed; never a second try.
    private RingKey? FindKey(in JoseHeader header) =>
        profile.KeyIdIsOptional && profile.Keys.FindOnlyUnnamed() is { } only ? only
        : header.HasKeyId ? profile.Keys.Find(header.KeyId)
        : null;

    private static bool SignatureHolds(RingKey key, in CompactJws jws)
    {
        try
        {
            return key.Scheme.Verify(jws);
        }
        catch (Exception)
        {
            // Cryptography fails closed (ASVS 5.0 11.2.5): a platform that chokes on a signature has not verified it.
            return false;
        }
    }
}
