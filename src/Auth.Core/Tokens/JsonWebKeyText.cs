using System.Security.Cryptography;
using System.Text.Json;

namespace Auth.Core.Tokens;

/// <summary>
/// Reads one public key from a JSON Web Key, RFC 7517 and RFC 7518 section 6. What a key says about its purpose is
/// believed only where it narrows: a key that is for something else is not taken.
/// </summary>
internal static class JsonWebKeyText
{
    // RFC 7518 6.2.2, 6.3.2 and 6.4: whoever publishes one of these has lost the key.
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    public static VerificationKey ReadKey(string json, SigningAlgorithm? algorithm, SigningKeySource source) =>
        StrictJson.Read(
            json,
            source,
            jwk =>
            {
                RefuseSecrets(jwk, source);
                return FindOtherPurpose(jwk, source) is { } purpose
                    ? throw source.Refuse($"the key {purpose}.", "Give the issuer's key for signatures.")
                    : Read(jwk, algorithm, source);
            }
        );

    /// <summary>Refuses symmetric and private keys, whatever else they say.</summary>
    public static void RefuseSecrets(JsonElement jwk, SigningKeySource source)
    {
        if (jwk.ValueKind != JsonValueKind.Object)
        {
            throw source.Refuse("a key is no JSON object.", "Give a JSON Web Key (RFC 7517).");
        }

        if (StrictJson.RequiredText(jwk, "kty", source) is "oct")
        {
            throw source.Refuse(
                "a symmetric key (kty oct) is no public key.",
                "Hand a shared secret over by VerificationKey.FromSharedSecret, and never publish it."
            );
        }

        foreach (var member in PrivateMembers)
        {
            if (jwk.TryGetProperty(member, out _))
            {
                throw source.Refuse(
                    $"the key has the private member {member}, which whoever only verifies must not have.",
                    "Give the public half alone, and tell the issuer if this came from a public place."
                );
            }
        }
    }

    /// <summary>Why the key is not for signatures that we check, as the end of "the key ...", or null.</summary>
    public static string? FindOtherPurpose(JsonElement jwk, SigningKeySource source)
    {
        if (StrictJson.Text(jwk, "use", source) is { } use && use is not "sig")
        {
            return "is not for signatures (use)";
        }

        if (jwk.TryGetProperty("key_ops", out var operations) && !StrictJson.HasText(operations, "verify", source))
        {
            return "is not for verifying (key_ops)";
        }

        if (StrictJson.Text(jwk, "alg", source) is { } name && !SigningAlgorithmFacts.TryParse(name, out _))
        {
            return "has an algorithm that is not supported (alg)";
        }

        return StrictJson.RequiredText(jwk, "kty", source) switch
        {
            "RSA" => null,
            "EC" => EllipticCurve.TryAlgorithmOf(StrictJson.RequiredText(jwk, "crv", source), out _)
                ? null
                : "is on a curve that is not supported (crv)",
            _ => "is of a kind that is not supported (kty)",
        };
    }

    /// <summary>Reads a key that <see cref="FindOtherPurpose"/> had nothing against.</summary>
    public static VerificationKey Read(JsonElement jwk, SigningAlgorithm? algorithm, SigningKeySource source)
    {
        var keyId = KeyIdText.Check(StrictJson.Text(jwk, "kid", source), source);
        if (StrictJson.RequiredText(jwk, "kty", source) is "RSA")
        {
            var own = OwnAlgorithm(jwk, source) ?? algorithm;
            return RsaVerificationKey.Create(
                new RSAParameters
                {
                    Modulus = StrictJson.RequiredBytes(jwk, "n", source),
                    Exponent = StrictJson.RequiredBytes(jwk, "e", source),
                },
                Agree(own, algorithm, SigningAlgorithmFacts.IsRsa, source),
                keyId,
                source
            );
        }

        EllipticCurve.TryAlgorithmOf(StrictJson.RequiredText(jwk, "crv", source), out var curves);
        return EcdsaVerificationKey.Create(
            new ECParameters
            {
                Q = new ECPoint
                {
                    X = StrictJson.RequiredBytes(jwk, "x", source),
                    Y = StrictJson.RequiredBytes(jwk, "y", source),
                },
            },
            Agree(OwnAlgorithm(jwk, source) ?? curves, algorithm ?? curves, known => known == curves, source),
            keyId,
            source
        );
    }

    private static SigningAlgorithm? OwnAlgorithm(JsonElement jwk, SigningKeySource source) =>
        StrictJson.Text(jwk, "alg", source) is { } name && SigningAlgorithmFacts.TryParse(name, out var own)
            ? own
            : null;

    // The key, its kind and the caller must all say the same; whoever says nothing agrees.
    private static SigningAlgorithm Agree(
        SigningAlgorithm? own,
        SigningAlgorithm? wanted,
        Func<SigningAlgorithm, bool> fits,
        SigningKeySource source
    )
    {
        if (own is not { } algorithm)
        {
            throw source.Refuse(
                "an RSA key without alg serves several algorithms.",
                "Say which one: SigningAlgorithm.PS256, or RS256 where the issuer knows nothing better."
            );
        }

        return (wanted is null || wanted == algorithm) && fits(algorithm)
            ? algorithm
            : throw source.Refuse(
                $"alg, kind of key and the algorithm asked for do not agree: the key is for {SigningAlgorithmFacts.NameOf(algorithm)}.",
                "Ask for the algorithm that the issuer's key is for."
            );
    }
}
