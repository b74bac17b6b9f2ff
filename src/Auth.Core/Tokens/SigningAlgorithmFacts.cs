using System.Security.Cryptography;

namespace Auth.Core.Tokens;

/// <summary>What RFC 7518 section 3 fixes for each algorithm: its name, its hash and the keys it may use.</summary>
internal static class SigningAlgorithmFacts
{
    /// <summary>NIST SP 800-57 part 1: 3,072 bits of RSA are worth 128; ASVS 5.0 11.2.3 asks for 128.</summary>
    public const int MinimumRsaBits = 3072;

    /// <summary>True for a value of the enumeration; a cast integer is no algorithm.</summary>
    public static bool IsKnown(SigningAlgorithm algorithm) =>
        algorithm is >= SigningAlgorithm.HS256 and <= SigningAlgorithm.RS256;

    /// <summary>The <c>alg</c> value, RFC 7518 3.1. The enumeration's names are those of the field.</summary>
    public static string NameOf(SigningAlgorithm algorithm) =>
        algorithm switch
        {
            SigningAlgorithm.HS256 => "HS256",
            SigningAlgorithm.HS384 => "HS384",
            SigningAlgorithm.HS512 => "HS512",
            SigningAlgorithm.ES256 => "ES256",
            SigningAlgorithm.ES384 => "ES384",
            SigningAlgorithm.ES512 => "ES512",
            SigningAlgorithm.PS256 => "PS256",
            SigningAlgorithm.PS384 => "PS384",
            SigningAlgorithm.PS512 => "PS512",
            SigningAlgorithm.RS256 => "RS256",
            _ => throw new ArgumentOutOfRangeException(
                nameof(algorithm),
                algorithm,
                "Not one of the signing algorithms."
            ),
        };

    /// <summary>Finds an algorithm by its exact <c>alg</c> value; case counts.</summary>
    public static bool TryParse(string name, out SigningAlgorithm algorithm)
    {
        for (algorithm = SigningAlgorithm.HS256; algorithm <= SigningAlgorithm.RS256; algorithm++)
        {
            if (string.Equals(NameOf(algorithm), name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for the algorithms with a shared key.</summary>
    public static bool IsHmac(SigningAlgorithm algorithm) =>
        algorithm is >= SigningAlgorithm.HS256 and <= SigningAlgorithm.HS512;

    /// <summary>True for ECDSA.</summary>
    public static bool IsEcdsa(SigningAlgorithm algorithm) =>
        algorithm is >= SigningAlgorithm.ES256 and <= SigningAlgorithm.ES512;

    /// <summary>True for both RSA paddings.</summary>
    public static bool IsRsa(SigningAlgorithm algorithm) =>
        algorithm is >= SigningAlgorithm.PS256 and <= SigningAlgorithm.RS256;

    /// <summary>The hash the algorithm is named for.</summary>
    public static HashAlgorithmName HashOf(SigningAlgorithm algorithm) =>
        algorithm switch
        {
            SigningAlgorithm.HS384 or SigningAlgorithm.ES384 or SigningAlgorithm.PS384 => HashAlgorithmName.SHA384,
            SigningAlgorithm.HS512 or SigningAlgorithm.ES512 or SigningAlgorithm.PS512 => HashAlgorithmName.SHA512,
            _ => HashAlgorithmName.SHA256,
        };

    /// <summary>The hash in bytes: also the least HMAC key (RFC 7518 3.2) and the PSS salt (3.5).</summary>
    public static int HashBytes(SigningAlgorithm algorithm) =>
        algorithm switch
        {
            SigningAlgorithm.HS384 or SigningAlgorithm.ES384 or SigningAlgorithm.PS384 => 48,
            SigningAlgorithm.HS512 or SigningAlgorithm.ES512 or SigningAlgorithm.PS512 => 64,
            _ => 32,
        };
}
