using System.Security.Cryptography;
using Auth.Core.Secrets;
using Microsoft.IdentityModel.Tokens;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// HMAC through the package's provider, which keeps keyed hash objects in a pool: setting the key up for each call costs
/// more than hashing a token. The comparison is ours.
/// </summary>
internal sealed class HmacScheme(ReadOnlySpan<byte> secret, SigningAlgorithm algorithm, CryptoProviderFactory factory)
    : SignatureScheme
{
    private readonly SignatureProvider _provider = factory.CreateForSigning(
        new SymmetricSecurityKey(secret.ToArray()) { CryptoProviderFactory = factory },
        SigningAlgorithmFacts.NameOf(algorithm),
        cacheProvider: false
    );

    /// <inheritdoc />
    public override int SignatureBytes { get; } = SigningAlgorithmFacts.HashBytes(algorithm);

    /// <inheritdoc />
    public override void Sign(byte[] buffer, int signedLength, Span<byte> signature) =>
        Compute(buffer.AsSpan(0, signedLength), signature);

    /// <inheritdoc />
    public override bool Verify(in CompactJws jws)
    {
        if (jws.Signature.Length != SignatureBytes)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA512.HashSizeInBytes];
        expected = expected[..SignatureBytes];
        Compute(jws.Signed, expected);
        var holds = ConstantTime.AreEqual(expected, jws.Signature);

        // For a forged token this is the one value that the forger is after.
        ConstantTime.Clear(expected);
        return holds;
    }

    /// <inheritdoc />
    public override void Dispose() => _provider.Dispose();

    private void Compute(ReadOnlySpan<byte> signed, Span<byte> mac)
    {
        if (!_provider.Sign(signed, mac, out var written) || written != mac.Length)
        {
            throw new CryptographicException("The platform made no whole MAC.");
        }
    }
}
