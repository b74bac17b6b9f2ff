using System.Security.Cryptography;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens;

/// <summary>Reads the one private key of a PEM text and proves that it signs before anybody relies on it.</summary>
internal static class PemSigningKey
{
    public static SigningKey Read(ReadOnlySpan<char> pem, SigningAlgorithm algorithm, SigningKeySource source)
    {
        if (SigningAlgorithmFacts.IsHmac(algorithm))
        {
            throw source.Refuse(
                $"PEM holds key pairs, and {SigningAlgorithmFacts.NameOf(algorithm)} needs a shared secret.",
                "Use SigningKey.FromBase64, or an ES or PS algorithm."
            );
        }

        var name = SigningAlgorithmFacts.NameOf(algorithm);
        var der = FindPrivateKey(pem, source, out var label);
        try
        {
            if (SigningAlgorithmFacts.IsEcdsa(algorithm))
            {
                var ecdsa = Import(ECDsa.Create(), der, label);
                Prove(
                    ecdsa.VerifyData(Probe, ecdsa.SignData(Probe, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256)
                );
                return EcdsaSigningKey.Create(ecdsa, algorithm, source);
            }

            var rsa = Import(RSA.Create(), der, label);
            var key = RsaSigningKey.Create(rsa, algorithm, source);
            var padding = RSASignaturePadding.Pss;
            Prove(
                rsa.VerifyData(
                    Probe,
                    rsa.SignData(Probe, HashAlgorithmName.SHA256, padding),
                    HashAlgorithmName.SHA256,
                    padding
                )
            );
            return key;
        }
        catch (CryptographicException)
        {
            // The platform's message may quote the input; ours does not, and carries no inner exception.
            throw source.Refuse(
                $"the PEM text holds no usable private key for {name}.",
                SigningAlgorithmFacts.IsEcdsa(algorithm)
                    ? $"Make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:{EllipticCurve.For(algorithm).Name}"
                    : "Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072"
            );
        }
        finally
        {
            ConstantTime.Clear(der);
        }
    }

    private static ReadOnlySpan<byte> Probe => "auth.core/key-probe/v1"u8;

    private static byte[] FindPrivateKey(ReadOnlySpan<char> pem, SigningKeySource source, out string label)
    {
        const string Fix = "Give one unencrypted block: PRIVATE KEY, EC PRIVATE KEY or RSA PRIVATE KEY.";
        byte[]? found = null;
        label = string.Empty;
        while (PemEncoding.TryFind(pem, out var fields))
        {
            var name = pem[fields.Label];
            if (name is "ENCRYPTED PRIVATE KEY")
            {
                throw source.Refuse("the private key is encrypted.", "Decrypt it first; keep it in a secret store.");
            }

            if (name is "PRIVATE KEY" or "EC PRIVATE KEY" or "RSA PRIVATE KEY")
            {
                if (found is not null)
                {
                    ConstantTime.Clear(found);
                    throw source.Refuse("the PEM text holds more than one private key.", Fix);
                }

                found = new byte[fields.DecodedDataLength];
                label = name.ToString();
                Convert.TryFromBase64Chars(pem[fields.Base64Data], found, out _);
            }

            pem = pem[fields.Location.End..];
        }

        return found
            ?? throw source.Refuse("the private part of the key is missing: the PEM text has no private key.", Fix);
    }

    private static T Import<T>(T key, ReadOnlySpan<byte> der, string label)
        where T : AsymmetricAlgorithm
    {
        try
        {
            switch (label, key)
            {
                case ("EC PRIVATE KEY", ECDsa ecdsa):
                    ecdsa.ImportECPrivateKey(der, out _);
                    return key;
                case ("RSA PRIVATE KEY", RSA rsa):
                    rsa.ImportRSAPrivateKey(der, out _);
                    return key;
                case ("PRIVATE KEY", _):
                    key.ImportPkcs8PrivateKey(der, out _);
                    return key;
                default:
                    throw new CryptographicException("Another kind of key.");
            }
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    // A public half that does not belong to the private one would sign tokens that nobody accepts.
    private static void Prove(bool verified)
    {
        if (!verified)
        {
            throw new CryptographicException("The halves of the key do not match.");
        }
    }
}
