namespace Auth.Core.Tokens;

/// <summary>
/// The signature algorithms of RFC 7518 that the library signs and verifies with. A key has exactly one; a token's
/// header never chooses (RFC 8725 3.1).
/// </summary>
public enum SigningAlgorithm
{
    /// <summary>HMAC with SHA-256 and a shared key of at least 32 bytes. Who can verify can also sign.</summary>
    HS256 = 0,

    /// <summary>HMAC with SHA-384 and a shared key of at least 48 bytes.</summary>
    HS384,

    /// <summary>HMAC with SHA-512 and a shared key of at least 64 bytes.</summary>
    HS512,

    /// <summary>ECDSA on P-256 with SHA-256: the default where others verify with a public key.</summary>
    ES256,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    ES384,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    ES512,

    /// <summary>RSASSA-PSS with SHA-256 and a salt of 32 bytes; RSA keys of at least 3,072 bits.</summary>
    PS256,

    /// <summary>RSASSA-PSS with SHA-384 and a salt of 48 bytes.</summary>
    PS384,

    /// <summary>RSASSA-PSS with SHA-512 and a salt of 64 bytes.</summary>
    PS512,

    /// <summary>
    /// RSASSA-PKCS1-v1_5 with SHA-256, which ASVS 5.0 appendix C disallows: refused at start unless
    /// <see cref="AccessTokenOptions.AllowRs256ForInterop"/> is set.
    /// </summary>
    RS256,
}
