using System.Diagnostics;
using System.Security.Cryptography;

namespace Auth.Core.Tokens;

/// <summary>A public RSA key of at least 2,048 bits, for one padding and one hash.</summary>
internal sealed class RsaVerificationKey : VerificationKey
{
    // NIST SP 800-131A rev. 2 (2019): 2,048 bits is the least for verifying; what others chose is not ours to raise.
    private const int MinimumBits = 2048;

    // OpenSSL's own bounds for verifying: 16,384 bits, and 64 bits of exponent for long moduli.
    private const int MaximumBits = 16384;
    private const int MaximumExponentBytes = 8;

    private RsaVerificationKey(RSAParameters parameters, string keyId, bool isNamed, SigningAlgorithm algorithm)
        : base(keyId, isNamed, algorithm)
    {
        Parameters = parameters;
        Public = RSA.Create(parameters);
    }

    /// <summary>The key, for the signature provider alone.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal RSA Public { get; }

    /// <summary>Modulus and exponent, for publishing.</summary>
    internal RSAParameters Parameters { get; }

    /// <summary>Takes modulus and exponent after checking both.</summary>
    /// <exception cref="ArgumentException">They are no sound public key.</exception>
    public static RsaVerificationKey Create(
        RSAParameters parameters,
        SigningAlgorithm algorithm,
        string? keyId,
        SigningKeySource source
    )
    {
        var modulus = parameters.Modulus ?? [];
        var exponent = parameters.Exponent ?? [];
        var bits = Bits(modulus);
        if (bits is < MinimumBits or > MaximumBits)
        {
            throw source.Refuse(
                $"the RSA key has {bits} bits; {MinimumBits} to {MaximumBits} are taken.",
                "Ask the issuer for a longer key, or for one on P-256."
            );
        }

        // FIPS 186-5 A.1.1 (2023): an odd exponent from 2^16 + 1. With an exponent of 1 every text is its own signature.
        if (
            modulus[0] == 0
            || (modulus[^1] & 1) == 0
            || Bits(exponent) <= 16
            || exponent.Length > MaximumExponentBytes
            || exponent[0] == 0
            || (exponent[^1] & 1) == 0
        )
        {
            throw source.Refuse(
                "the RSA modulus or exponent is even, begins with a zero byte, or the exponent is not from 65537 to 2^64.",
                "Ask the issuer for a key with the exponent 65537 (AQAB)."
            );
        }

        var made = new RSAParameters { Modulus = modulus, Exponent = exponent };
        try
        {
            return new RsaVerificationKey(made, keyId ?? Tokens.KeyId.ForRsa(made), keyId is not null, algorithm);
        }
        catch (CryptographicException)
        {
            throw source.Refuse("the platform does not take the RSA key.", "Fetch it again from its issuer.");
        }
    }

    private static int Bits(ReadOnlySpan<byte> bigEndian)
    {
        var significant = bigEndian.TrimStart((byte)0);
        return significant.IsEmpty
            ? 0
            : (8 * significant.Length) - System.Numerics.BitOperations.LeadingZeroCount((uint)significant[0] << 24);
    }
}
