using System.Diagnostics;
using System.Security.Cryptography;

namespace Auth.Core.Tokens;

/// <summary>An ECDSA key pair on the one curve of its algorithm.</summary>
internal sealed class EcdsaSigningKey : SigningKey
{
    private EcdsaSigningKey(ECDsa pair, string keyId, SigningAlgorithm algorithm, DateTimeOffset? verifyUntil)
        : base(keyId, algorithm, verifyUntil) => Pair = pair;

    /// <summary>The key pair, for the signature provider alone.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ECDsa Pair { get; }

    /// <summary>Takes the pair over after checking it.</summary>
    public static EcdsaSigningKey Create(ECDsa pair, SigningAlgorithm algorithm, SigningKeySource source)
    {
        var curve = EllipticCurve.For(algorithm);
        if (!curve.Holds(pair))
        {
            throw source.Refuse(
                $"the key is on another curve; {SigningAlgorithmFacts.NameOf(algorithm)} needs {curve.Name}.",
                $"Choose the algorithm of the key's curve, or make a key on {curve.Name}."
            );
        }

        var keyId = Tokens.KeyId.ForEllipticCurve(pair.ExportParameters(includePrivateParameters: false), curve);
        return new EcdsaSigningKey(pair, keyId, algorithm, verifyUntil: null);
    }

    public static new EcdsaSigningKey CreateRandom(SigningAlgorithm algorithm) =>
        Create(ECDsa.Create(EllipticCurve.For(algorithm).Curve), algorithm, SigningKeySource.Code(nameof(algorithm)));

    /// <inheritdoc />
    public override SigningKey RetireAt(DateTimeOffset verifyUntil) =>
        new EcdsaSigningKey(Pair, KeyId, Algorithm, verifyUntil);
}
