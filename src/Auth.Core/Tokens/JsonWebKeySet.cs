using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Auth.Core.Tokens;

/// <summary>Writes what an issuer publishes for those who verify its tokens. Stateless; safe from many threads.</summary>
public static class JsonWebKeySet
{
    /// <summary>
    /// The keys as a JSON Web Key Set (RFC 7517 section 5; media type <c>application/jwk-set+json</c>), each with
    /// <c>kty</c>, <c>crv</c>, <c>x</c>, <c>y</c> or <c>n</c>, <c>e</c>, and <c>use</c>, <c>alg</c>, <c>kid</c>. Publish a new
    /// key before it signs, and keep the old one for as long as its last token lives.
    /// </summary>
    /// <param name="keys">
    /// Public keys, in the order of writing; <see cref="VerificationKey.From"/> takes them from signing keys. Empty is legal.
    /// </param>
    /// <exception cref="ArgumentException">One is a shared secret, which is never published, or two have the same key id.</exception>
    public static string Write(IEnumerable<VerificationKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("keys");
            foreach (var key in keys)
            {
                ArgumentNullException.ThrowIfNull(key, nameof(keys));
                if (!names.Add(key.KeyId))
                {
                    throw new ArgumentException($"Two keys have the key id {key.KeyId}. Remove one.", nameof(keys));
                }

                WriteKey(writer, key);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteKey(Utf8JsonWriter writer, VerificationKey key)
    {
        writer.WriteStartObject();
        switch (key)
        {
            case EcdsaVerificationKey { Parameters.Q: var point }:
                writer.WriteString("kty", "EC");
                writer.WriteString("crv", EllipticCurve.For(key.Algorithm).Name);
                writer.WriteString("x", Base64Url.EncodeToString(point.X));
                writer.WriteString("y", Base64Url.EncodeToString(point.Y));
                break;
            case RsaVerificationKey { Parameters: var parameters }:
                writer.WriteString("kty", "RSA");
                writer.WriteString("n", Base64Url.EncodeToString(parameters.Modulus));
                writer.WriteString("e", Base64Url.EncodeToString(parameters.Exponent));
                break;
            default:
                throw new ArgumentException(
                    "A shared secret is never published: who can verify with it can also sign. Publish public keys only.",
                    nameof(key)
                );
        }

        writer.WriteString("use", "sig");
        writer.WriteString("alg", SigningAlgorithmFacts.NameOf(key.Algorithm));
        writer.WriteString("kid", key.KeyId);
        writer.WriteEndObject();
    }
}
