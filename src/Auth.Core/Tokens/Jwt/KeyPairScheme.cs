using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Auth.Core.Tokens.Jwt;

/// <summary>ECDSA and RSA through the package's providers, made once and kept: making one costs more than a signature.</summary>
internal sealed class KeyPairScheme : SignatureScheme
{
    private readonly SignatureProvider _verifier;
    private readonly SignatureProvider? _signer;
    private readonly EllipticCurve? _curve;

    private KeyPairScheme(
        SecurityKey key,
        SigningAlgorithm algorithm,
        CryptoProviderFactory factory,
        bool canSign,
        EllipticCurve? curve,
        int signatureBytes
    )
    {
        var name = SigningAlgorithmFacts.NameOf(algorithm);
        key.CryptoProviderFactory = factory;
        _verifier = factory.CreateForVerifying(key, name, cacheProvider: false);
        _signer = canSign ? factory.CreateForSigning(key, name, cacheProvider: false) : null;
        _curve = curve;
        SignatureBytes = signatureBytes;
    }

    /// <inheritdoc />
    public override int SignatureBytes { get; }

    /// <summary>A scheme over an ECDSA key that was checked to lie on the algorithm's curve.</summary>
    public static KeyPairScheme ForEcdsa(
        ECDsa key,
        SigningAlgorithm algorithm,
        CryptoProviderFactory factory,
        bool canSign
    )
    {
        var curve = EllipticCurve.For(algorithm);
        return new KeyPairScheme(new ECDsaSecurityKey(key), algorithm, factory, canSign, curve, 2 * curve.ScalarBytes);
    }

    /// <summary>A scheme over an RSA key whose size was checked. PSS salts have the length of the hash, signing and verifying.</summary>
    public static KeyPairScheme ForRsa(
        RSA key,
        SigningAlgorithm algorithm,
        CryptoProviderFactory factory,
        bool canSign
    ) => new(new RsaSecurityKey(key), algorithm, factory, canSign, curve: null, (key.KeySize + 7) / 8);

    /// <inheritdoc />
    public override void Sign(byte[] buffer, int signedLength, Span<byte> signature)
    {
        if (_signer is null)
        {
            throw new InvalidOperationException("This key only verifies.");
        }

        if (!_signer.Sign(buffer.AsSpan(0, signedLength), signature, out var written) || written != SignatureBytes)
        {
            throw new CryptographicException("The platform made no whole signature.");
        }
    }

    /// <inheritdoc />
    public override bool Verify(in CompactJws jws) =>
        jws.Signature.Length == SignatureBytes
        && HasScalarsInRange(jws.Signature)
        // The package's provider reads the signature from an array's start whatever offset it is given, hence the copy.
        && _verifier.Verify(jws.Buffer, 0, jws.SignedLength, jws.Signature.ToArray(), 0, SignatureBytes);

    /// <inheritdoc />
    public override void Dispose()
    {
        _verifier.Dispose();
        _signer?.Dispose();
    }

    private bool HasScalarsInRange(ReadOnlySpan<byte> signature) =>
        _curve is null
        || (_curve.IsScalar(signature[.._curve.ScalarBytes]) && _curve.IsScalar(signature[_curve.ScalarBytes..]));
}
