using System.Diagnostics;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens;

/// <summary>A partner's secret. It could sign, so it is kept as carefully as a signing key and offers no way to.</summary>
internal sealed class HmacVerificationKey : VerificationKey
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _secret;

    private HmacVerificationKey(byte[] secret, string keyId, bool isNamed, SigningAlgorithm algorithm)
        : base(keyId, isNamed, algorithm) => _secret = secret;

    /// <summary>The secret itself, for the signature provider alone.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlySpan<byte> Secret => _secret;

    public static HmacVerificationKey Create(
        ReadOnlySpan<byte> secret,
        SigningAlgorithm algorithm,
        string? keyId,
        SigningKeySource source
    )
    {
        if (!SigningAlgorithmFacts.IsHmac(algorithm))
        {
            throw source.Refuse(
                $"{SigningAlgorithmFacts.NameOf(algorithm)} takes no shared secret.",
                "Use HS256, HS384 or HS512, or VerificationKey.FromPem with a public key."
            );
        }

        var minimum = SigningAlgorithmFacts.HashBytes(algorithm);
        if (secret.Length < minimum || secret.Length > HmacSigningKey.MaximumBytes)
        {
            throw source.RefuseSecret(
                $"the secret has {secret.Length} bytes; {SigningAlgorithmFacts.NameOf(algorithm)} takes {minimum} to {HmacSigningKey.MaximumBytes}.",
                algorithm
            );
        }

        // We did not choose this secret. One that repeats a whole good key is odd, and as strong as that key.
        var unit = KeyStrength.ShortestUnit(secret);
        if (KeyStrength.FindFault(unit.Length < minimum ? secret : unit, admitText: true) is { } fault)
        {
            throw source.RefuseSecret($"the secret {fault}.", algorithm);
        }

        return new HmacVerificationKey(
            secret.ToArray(),
            KeyIdText.Check(keyId, source) ?? Tokens.KeyId.ForSymmetric(secret),
            keyId is not null,
            algorithm
        );
    }
}
