using System.Security.Cryptography;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens.Managed;

/// <summary>Makes key pairs and turns them into bytes and back. The bytes are a private key: whoever gets them wipes them.</summary>
internal static class KeyPairMaterial
{
    /// <summary>A new pair: on the algorithm's curve, or RSA of 3,072 bits.</summary>
    public static SigningKey Create(SigningAlgorithm algorithm) => SigningKey.CreateRandom(algorithm);

    /// <summary>The private key as PKCS#8.</summary>
    public static byte[] Export(SigningKey pair) =>
        pair switch
        {
            EcdsaSigningKey ecdsa => ecdsa.Pair.ExportPkcs8PrivateKey(),
            RsaSigningKey rsa => rsa.Pair.ExportPkcs8PrivateKey(),
            _ => throw new ArgumentException("A shared secret is no key pair and is never managed.", nameof(pair)),
        };

    /// <summary>
    /// The pair of a PKCS#8 private key, with its id made from it anew; null when the bytes are not exactly one such key for
    /// the algorithm.
    /// </summary>
    public static SigningKey? TryImport(ReadOnlySpan<byte> pkcs8, SigningAlgorithm algorithm)
    {
        AsymmetricAlgorithm pair = SigningAlgorithmFacts.IsEcdsa(algorithm) ? ECDsa.Create() : RSA.Create();
        try
        {
            pair.ImportPkcs8PrivateKey(pkcs8, out var read);
            if (read == pkcs8.Length)
            {
                var source = SigningKeySource.Code(nameof(pkcs8));
                return pair is ECDsa ecdsa
                    ? EcdsaSigningKey.Create(ecdsa, algorithm, source)
                    : RsaSigningKey.Create((RSA)pair, algorithm, source);
            }
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // Another kind of key, another curve or a weak one: nothing that we have sealed.
        }

        pair.Dispose();
        return null;
    }
}
