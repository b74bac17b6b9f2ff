using System.Diagnostics;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens;

/// <summary>
/// A key that signs access tokens and verifies them, for exactly one algorithm. Closed: HMAC, ECDSA and RSA keys come
/// from the factories here, which refuse weak keys. Shows its algorithm and id and nothing else. Immutable, safe to use
/// from many threads, compared by reference. It is not disposable: it serves for as long as the application does, in as
/// many services as hold it.
/// </summary>
[SecretType]
[DebuggerDisplay("{ToString(),nq}")]
public abstract class SigningKey
{
    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads by default.</summary>
    public const string DefaultVariable = "AUTH_SIGNING_KEY";

    private protected SigningKey(string keyId, SigningAlgorithm algorithm, DateTimeOffset? verifyUntil)
    {
        KeyId = keyId;
        Algorithm = algorithm;
        VerifyUntil = verifyUntil;
    }

    /// <summary>
    /// The <c>kid</c> in the header of its tokens, made from the key itself: the RFC 7638 thumbprint (43 characters) of
    /// an ECDSA or RSA key, or 22 characters of a keyed hash for HMAC. Public; tells nothing of the secret.
    /// </summary>
    public string KeyId { get; }

    /// <summary>The one algorithm it is for. A token that names another one is refused.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>The last moment at which its tokens are accepted, inclusive; null, the default, for no end.</summary>
    public DateTimeOffset? VerifyUntil { get; }

    /// <summary>Takes a shared secret as it is.</summary>
    /// <param name="key">
    /// Random bytes, copied: at least 32 for HS256, 48 for HS384, 64 for HS512 (RFC 7518 3.2); at most 1,024. Never a
    /// password: words, patterns and counters are refused.
    /// </param>
    /// <param name="algorithm">HS256 (the default), HS384 or HS512.</param>
    /// <exception cref="ArgumentException">The key is too short or guessable, or the algorithm takes no shared secret.</exception>
    public static SigningKey FromBytes(ReadOnlySpan<byte> key, SigningAlgorithm algorithm = SigningAlgorithm.HS256) =>
        HmacSigningKey.Create(key, algorithm, SigningKeySource.Code(nameof(key)));

    /// <summary>Takes a shared secret written in base64 or base64url, with or without padding; outer blanks are ignored.</summary>
    /// <param name="text">The text of at least 32, 48 or 64 random bytes, as in <see cref="FromBytes"/>.</param>
    /// <param name="algorithm">HS256 (the default), HS384 or HS512.</param>
    /// <exception cref="ArgumentException">The text is not base64, or the key is refused as in <see cref="FromBytes"/>.</exception>
    public static SigningKey FromBase64(string text, SigningAlgorithm algorithm = SigningAlgorithm.HS256) =>
        HmacSigningKey.CreateFromText(text, algorithm, SigningKeySource.Code(nameof(text)));

    /// <summary>
    /// Takes a shared secret from an environment variable: base64 or base64url of at least 32 random bytes, which
    /// <c>openssl rand -base64 32</c> makes. Plain text is not accepted: a password is not a key.
    /// </summary>
    /// <param name="variable">The variable's name; <c>AUTH_SIGNING_KEY</c> by default.</param>
    /// <param name="algorithm">HS256 (the default), HS384 or HS512.</param>
    /// <exception cref="ArgumentException">The variable is not set or empty, or its value is refused as in <see cref="FromBase64"/>.</exception>
    public static SigningKey FromEnvironment(
        string variable = DefaultVariable,
        SigningAlgorithm algorithm = SigningAlgorithm.HS256
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(variable);
        return HmacSigningKey.CreateFromText(
            Environment.GetEnvironmentVariable(variable),
            algorithm,
            SigningKeySource.Variable(variable, nameof(variable))
        );
    }

    /// <summary>
    /// Takes an ECDSA or RSA key pair from PEM text: one block of <c>PRIVATE KEY</c> (PKCS#8), <c>EC PRIVATE KEY</c>
    /// (SEC 1) or <c>RSA PRIVATE KEY</c> (PKCS#1), not encrypted; blocks without a private key beside it are passed over.
    /// </summary>
    /// <param name="pem">The text of the file.</param>
    /// <param name="algorithm">ES256, ES384 or ES512 on its own curve; PS256, PS384, PS512 or RS256 with RSA of 3,072 to 16,384 bits.</param>
    /// <exception cref="ArgumentException">
    /// No private key, more than one, an encrypted one, another kind of key, another curve, or RSA below 3,072 bits.
    /// </exception>
    public static SigningKey FromPem(ReadOnlySpan<char> pem, SigningAlgorithm algorithm) =>
        PemSigningKey.Read(pem, algorithm, SigningKeySource.Code(nameof(pem)));

    /// <summary>
    /// Makes a new key: HMAC of the hash's length, ECDSA on the algorithm's curve, or RSA of 3,072 bits. For tests,
    /// demonstrations and single processes: its tokens die with the process, since nothing can export it.
    /// </summary>
    /// <param name="algorithm">Any of the algorithms; HS256 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is no algorithm.</exception>
    public static SigningKey CreateRandom(SigningAlgorithm algorithm = SigningAlgorithm.HS256) =>
        SigningAlgorithmFacts.IsEcdsa(algorithm) ? EcdsaSigningKey.CreateRandom(algorithm)
        : SigningAlgorithmFacts.IsRsa(algorithm) ? RsaSigningKey.CreateRandom(algorithm)
        : HmacSigningKey.CreateRandom(algorithm);

    /// <summary>
    /// The same key, accepted until a moment and not after. Put it behind the new key when rotating: with
    /// now + <see cref="AccessTokenOptions.Lifetime"/> + <see cref="AccessTokenOptions.ClockSkew"/>, no good token dies early.
    /// </summary>
    /// <param name="verifyUntil">The last moment, inclusive.</param>
    public abstract SigningKey RetireAt(DateTimeOffset verifyUntil);

    /// <summary>The algorithm and the key id; nothing of the secret.</summary>
    public sealed override string ToString() => $"SigningKey {SigningAlgorithmFacts.NameOf(Algorithm)} {KeyId}";
}
