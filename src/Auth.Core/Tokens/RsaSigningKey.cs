using System.Diagnostics;
using System.Security.Cryptography;

namespace Auth.Core.Tokens;

/// <summary>An RSA key pair of at least 3,072 bits, for one padding and one hash.</summary>
internal sealed class RsaSigningKey : SigningKey
{
    // OpenSSL's own bound for verifying; a larger key would only burn time.
    private const int MaximumBits = 16384;

    private RsaSigningKey(RSA pair, string keyId, SigningAlgorithm algorithm, DateTimeOffset? verifyUntil)
        : base(keyId, algorithm, verifyUntil) => Pair = pair;

    /// <summary>The key pair, for the signature provider alone.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal RSA Pair { get; }

    /// <summary>Takes the pair over after checking it.</summary>
    public static RsaSigningKey Create(RSA pair, SigningAlgorithm algorithm, SigningKeySource source)
    {
        if (pair.KeySize is < SigningAlgorithmFacts.MinimumRsaBits or > MaximumBits)
        {
            throw source.Refuse(
                $"the RSA key has {pair.KeySize} bits; {SigningAlgorithmFacts.MinimumRsaBits} to {MaximumBits} are taken.",
                "Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072"
            );
        }

        var keyId = Tokens.KeyId.ForRsa(pair.ExportParameters(includePrivateParameters: false));
        return new RsaSigningKey(pair, keyId, algorithm, verifyUntil: null);
    }

    public static new RsaSigningKey CreateRandom(SigningAlgorithm algorithm) =>
        Create(RSA.Create(SigningAlgorithmFacts.MinimumRsaBits), algorithm, SigningKeySource.Code(nameof(algorithm)));

    /// <inheritdoc />
    public override SigningKey RetireAt(DateTimeOffset verifyUntil) =>
        new RsaSigningKey(Pair, KeyId, Algorithm, verifyUntil);
}
