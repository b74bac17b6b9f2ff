using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Auth.Core.Secrets;

namespace Auth.Core.Tokens;

/// <summary>
/// Names keys by their content, so that two processes with the same key agree on its name and nobody chooses it.
/// </summary>
internal static class KeyId
{
    private static ReadOnlySpan<byte> SymmetricLabel => "auth.core/kid/v1"u8;

    /// <summary>
    /// The first 16 bytes of an HMAC-SHA-256 keyed with the secret, in base64url: 22 characters. RFC 7638 would publish
    /// a plain hash of the secret, which is a ready target for guessing.
    /// </summary>
    public static string ForSymmetric(ReadOnlySpan<byte> key)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, SymmetricLabel, mac);
        var id = Base64Url.EncodeToString(mac[..16]);
        ConstantTime.Clear(mac);
        return id;
    }

    /// <summary>The RFC 7638 thumbprint of an elliptic curve key.</summary>
    public static string ForEllipticCurve(ECParameters publicKey, EllipticCurve curve) =>
        Thumbprint(
            $$"""{"crv":"{{curve.Name}}","kty":"EC","x":"{{Encode(publicKey.Q.X)}}","y":"{{Encode(publicKey.Q.Y)}}"}"""
        );

    /// <summary>The RFC 7638 thumbprint of an RSA key.</summary>
    public static string ForRsa(RSAParameters publicKey) =>
        Thumbprint($$"""{"e":"{{Encode(publicKey.Exponent)}}","kty":"RSA","n":"{{Encode(publicKey.Modulus)}}"}""");

    // RFC 7638 3.2 and 3.3: required members only, in lexicographic order, without blanks, as UTF-8.
    private static string Thumbprint(string canonicalJwk) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalJwk)));

    private static string Encode(byte[]? value) => Base64Url.EncodeToString(value);
}
