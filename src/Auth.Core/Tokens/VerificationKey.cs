using System.Diagnostics;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens;

/// <summary>
/// A key that verifies tokens and cannot sign them, for exactly one algorithm: the public half of an ECDSA or RSA pair,
/// or a secret shared with a partner. Closed: keys come from the factories here, which refuse weak, private and ambiguous
/// ones. Shows its algorithm and id and nothing else. Immutable, safe to use from many threads, compared by reference,
/// not disposable.
/// </summary>
[SecretType]
[DebuggerDisplay("{ToString(),nq}")]
public abstract class VerificationKey
{
    private protected VerificationKey(string keyId, bool isNamed, SigningAlgorithm algorithm)
    {
        KeyId = keyId;
        IsNamed = isNamed;
        Algorithm = algorithm;
    }

    /// <summary>
    /// The <c>kid</c> that selects it: as given by its source, 1 to 128 bytes of UTF-8; where the source gave none, made
    /// from the key as for <see cref="SigningKey.KeyId"/>: the RFC 7638 thumbprint, or a keyed hash of a shared secret.
    /// </summary>
    public string KeyId { get; }

    /// <summary>The one algorithm it is for. A token that names another one is refused.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>Whether the id was given, and not made from the key.</summary>
    internal bool IsNamed { get; }

    /// <summary>Takes one public key from a JSON Web Key (RFC 7517).</summary>
    /// <param name="json">
    /// One strict JSON object, at most 256 Ki characters, no member twice: <c>kty</c> EC with <c>crv</c> P-256, P-384 or
    /// P-521, <c>x</c> and <c>y</c>; or RSA with <c>n</c> of 2,048 to 16,384 bits and an odd <c>e</c> from 65,537.
    /// <c>use</c>, where present, must be <c>sig</c>, and <c>key_ops</c> must have <c>verify</c>. Other members are ignored.
    /// </param>
    /// <param name="algorithm">
    /// What the key is for. Null, the default, takes it from <c>alg</c> or, for EC, from the curve; an RSA key without
    /// <c>alg</c> needs it. Where the key says something else, it is refused.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Not such a key: a private or symmetric one (<c>d</c>, <c>k</c>), a weak one, a point off the curve, another use, or an
    /// algorithm that is not supported (EdDSA and ES256K among them). The message names the fault and no part of the key.
    /// </exception>
    public static VerificationKey FromJwk(string json, SigningAlgorithm? algorithm = null) =>
        JsonWebKeyText.ReadKey(json, algorithm, SigningKeySource.Verification(nameof(json)));

    /// <summary>Takes the keys of a JSON Web Key Set (RFC 7517 section 5), which the issuer publishes.</summary>
    /// <param name="json">
    /// One strict JSON object with a <c>keys</c> array of at most 32 entries. Keys for something else are passed over:
    /// <c>use</c> not <c>sig</c>, <c>key_ops</c> without <c>verify</c>, kinds, curves and algorithms that are not supported.
    /// All others must be good as in <see cref="FromJwk"/>.
    /// </param>
    /// <param name="rsaAlgorithm">What RSA keys without <c>alg</c> are for: a PS algorithm or RS256. Null, the default, refuses them.</param>
    /// <returns>At least one key, in the order of the set.</returns>
    /// <exception cref="ArgumentException">
    /// One key is bad, a secret lies among the public keys, two have the same <c>kid</c> (also where one would be passed over),
    /// or none is left. A set is taken as a whole or not at all.
    /// </exception>
    public static IReadOnlyList<VerificationKey> FromJwks(string json, SigningAlgorithm? rsaAlgorithm = null) =>
        JsonWebKeySetText.ReadKeys(json, rsaAlgorithm, nameof(json));

    /// <summary>
    /// Takes a public key from PEM text: exactly one block of <c>PUBLIC KEY</c> (X.509 SubjectPublicKeyInfo) or
    /// <c>RSA PUBLIC KEY</c> (PKCS#1).
    /// </summary>
    /// <param name="pem">The text of the file. A private key in it is refused: who only verifies must not hold it.</param>
    /// <param name="algorithm">ES256, ES384 or ES512 on its own curve; PS256, PS384, PS512 or RS256 with RSA of 2,048 to 16,384 bits.</param>
    /// <param name="keyId">The issuer's <c>kid</c>, 1 to 128 bytes of UTF-8; null, the default, makes one from the key.</param>
    /// <exception cref="ArgumentException">No public key, more than one, a private one, a certificate, another kind, curve or size.</exception>
    public static VerificationKey FromPem(ReadOnlySpan<char> pem, SigningAlgorithm algorithm, string? keyId = null) =>
        PemVerificationKey.Read(pem, algorithm, keyId, SigningKeySource.Verification(nameof(pem)));

    /// <summary>
    /// Takes a secret that the issuer and this service share. Who holds it can also sign; ask the issuer for a public key
    /// where there is a choice.
    /// </summary>
    /// <param name="secret">
    /// Random bytes, copied: at least 32 for HS256, 48 for HS384, 64 for HS512 (RFC 7518 3.2); at most 1,024. Words,
    /// patterns and counters are refused as for <see cref="SigningKey.FromBytes"/>.
    /// </param>
    /// <param name="algorithm">HS256 (the default), HS384 or HS512.</param>
    /// <param name="keyId">The issuer's <c>kid</c>, 1 to 128 bytes of UTF-8; null, the default, makes one from the key.</param>
    /// <exception cref="ArgumentException">The secret is too short, too long or guessable, or the algorithm takes none.</exception>
    public static VerificationKey FromSharedSecret(
        ReadOnlySpan<byte> secret,
        SigningAlgorithm algorithm = SigningAlgorithm.HS256,
        string? keyId = null
    ) => HmacVerificationKey.Create(secret, algorithm, keyId, SigningKeySource.Verification(nameof(secret)));

    /// <summary>
    /// The public half of a signing key, under the same key id: what an issuer publishes with <see cref="JsonWebKeySet.Write"/>.
    /// The end of a retiring key (<see cref="SigningKey.VerifyUntil"/>) is no part of it; leave a key out once it has passed.
    /// </summary>
    /// <param name="key">An ECDSA or RSA key.</param>
    /// <exception cref="ArgumentException">The key is a shared secret, which has no public half.</exception>
    public static VerificationKey From(SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var source = SigningKeySource.Verification(nameof(key));
        return key switch
        {
            EcdsaSigningKey ecdsa => EcdsaVerificationKey.Create(
                ecdsa.Pair.ExportParameters(includePrivateParameters: false),
                key.Algorithm,
                key.KeyId,
                source
            ),
            RsaSigningKey rsa => RsaVerificationKey.Create(
                rsa.Pair.ExportParameters(includePrivateParameters: false),
                key.Algorithm,
                key.KeyId,
                source
            ),
            _ => throw source.Refuse(
                "a shared secret has no public half and is never published.",
                "Sign with ES256 where others verify: SigningKey.FromPem(pem, SigningAlgorithm.ES256)."
            ),
        };
    }

    /// <summary>The algorithm and the key id; nothing of the key.</summary>
    public sealed override string ToString() => $"VerificationKey {SigningAlgorithmFacts.NameOf(Algorithm)} {KeyId}";
}
