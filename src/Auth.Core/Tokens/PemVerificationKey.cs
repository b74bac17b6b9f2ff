using System.Security.Cryptography;

namespace Auth.Core.Tokens;

/// <summary>Reads the one public key of a PEM text.</summary>
internal static class PemVerificationKey
{
    public static VerificationKey Read(
        ReadOnlySpan<char> pem,
        SigningAlgorithm algorithm,
        string? keyId,
        SigningKeySource source
    )
    {
        var name = SigningAlgorithmFacts.NameOf(algorithm);
        if (SigningAlgorithmFacts.IsHmac(algorithm))
        {
            // A public key used as the secret of an HMAC is the oldest confusion there is (CVE-2015-9235).
            throw source.Refuse(
                $"PEM holds public keys, and {name} needs a shared secret.",
                "Use VerificationKey.FromSharedSecret, or an ES, PS or RS algorithm."
            );
        }

        KeyIdText.Check(keyId, source);
        var der = FindPublicKey(pem, source, out var label);
        try
        {
            if (SigningAlgorithmFacts.IsEcdsa(algorithm))
            {
                using var ecdsa = ECDsa.Create();
                Import(ecdsa, der, label);
                return EllipticCurve.For(algorithm).Holds(ecdsa)
                    ? EcdsaVerificationKey.Create(ecdsa.ExportParameters(false), algorithm, keyId, source)
                    : throw source.Refuse(
                        $"the key is on another curve; {name} needs {EllipticCurve.For(algorithm).Name}.",
                        "Choose the algorithm of the key's curve."
                    );
            }

            using var rsa = RSA.Create();
            Import(rsa, der, label);
            return RsaVerificationKey.Create(rsa.ExportParameters(false), algorithm, keyId, source);
        }
        catch (CryptographicException)
        {
            // The platform's message may quote the input; ours does not, and carries no inner exception.
            throw source.Refuse(
                $"the PEM text holds no usable public key for {name}.",
                "Make it from the private key with: openssl pkey -in private.pem -pubout"
            );
        }
    }

    private static byte[] FindPublicKey(ReadOnlySpan<char> pem, SigningKeySource source, out string label)
    {
        byte[]? found = null;
        label = string.Empty;
        while (PemEncoding.TryFind(pem, out var fields))
        {
            var name = pem[fields.Label];
            if (name.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
            {
                throw source.Refuse(
                    "the PEM text holds a private key, which whoever only verifies must not have.",
                    "Give the public half: openssl pkey -in private.pem -pubout"
                );
            }

            if (name is "CERTIFICATE")
            {
                throw source.Refuse(
                    "the PEM text holds a certificate; its validity and its chain are not looked at here.",
                    "Check it as you must and give its key: openssl x509 -in certificate.pem -noout -pubkey"
                );
            }

            if (name is "PUBLIC KEY" or "RSA PUBLIC KEY")
            {
                if (found is not null)
                {
                    throw source.Refuse("the PEM text holds more than one public key.", "Give each key by itself.");
                }

                found = new byte[fields.DecodedDataLength];
                label = name.ToString();
                Convert.TryFromBase64Chars(pem[fields.Base64Data], found, out _);
            }

            pem = pem[fields.Location.End..];
        }

        return found
            ?? throw source.Refuse("the PEM text has no public key.", "Give one block: PUBLIC KEY or RSA PUBLIC KEY.");
    }

    private static void Import(AsymmetricAlgorithm key, ReadOnlySpan<byte> der, string label)
    {
        var read = 0;
        switch (label, key)
        {
            case ("RSA PUBLIC KEY", RSA rsa):
                rsa.ImportRSAPublicKey(der, out read);
                break;
            case ("PUBLIC KEY", _):
                key.ImportSubjectPublicKeyInfo(der, out read);
                break;
        }

        if (read != der.Length)
        {
            throw new CryptographicException("Another kind of key, or something behind it.");
        }
    }
}
