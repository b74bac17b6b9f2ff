using System.Diagnostics;
using System.Security.Cryptography;

namespace Auth.Core.Tokens;

/// <summary>A point on the one curve of its algorithm. Never holds a private part: it is made from parameters without one.</summary>
internal sealed class EcdsaVerificationKey : VerificationKey
{
    private EcdsaVerificationKey(ECParameters parameters, string keyId, bool isNamed, SigningAlgorithm algorithm)
        : base(keyId, isNamed, algorithm)
    {
        Parameters = parameters;
        Public = ECDsa.Create(parameters);
    }

    /// <summary>The key, for the signature provider alone.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ECDsa Public { get; }

    /// <summary>The point, for publishing.</summary>
    internal ECParameters Parameters { get; }

    /// <summary>Takes the point of a key after checking that it lies on the algorithm's curve.</summary>
    /// <exception cref="ArgumentException">It does not, or a coordinate has another length.</exception>
    public static EcdsaVerificationKey Create(
        ECParameters parameters,
        SigningAlgorithm algorithm,
        string? keyId,
        SigningKeySource source
    )
    {
        var curve = EllipticCurve.For(algorithm);
        var (x, y) = (parameters.Q.X, parameters.Q.Y);
        if (x?.Length != curve.ScalarBytes || y?.Length != curve.ScalarBytes)
        {
            throw source.Refuse(
                $"a coordinate has {x?.Length} or {y?.Length} bytes; {curve.Name} has {curve.ScalarBytes}.",
                "Export the key again; leading zero bytes are part of it (RFC 7518 6.2.1.2)."
            );
        }

        if (!curve.HasPoint(x, y))
        {
            throw source.Refuse($"the point does not lie on {curve.Name}.", "Fetch the key again from its issuer.");
        }

        var made = new ECParameters
        {
            Curve = curve.Curve,
            Q = new ECPoint { X = x, Y = y },
        };
        try
        {
            return new EcdsaVerificationKey(
                made,
                keyId ?? Tokens.KeyId.ForEllipticCurve(made, curve),
                keyId is not null,
                algorithm
            );
        }
        catch (CryptographicException)
        {
            throw source.Refuse(
                $"the platform does not take the key for {curve.Name}.",
                "Fetch it again from its issuer."
            );
        }
    }
}
