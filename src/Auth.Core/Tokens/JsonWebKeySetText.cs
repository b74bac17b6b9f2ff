using System.Text.Json;

namespace Auth.Core.Tokens;

/// <summary>
/// Reads a JSON Web Key Set as a whole or not at all. RFC 7517 section 5 lets readers pass over keys that they do not
/// understand; a key that is understood and bad says that the set is not what it should be.
/// </summary>
internal static class JsonWebKeySetText
{
    private const int MaximumKeys = 32;

    public static IReadOnlyList<VerificationKey> ReadKeys(string json, SigningAlgorithm? rsaAlgorithm, string parameter)
    {
        var source = SigningKeySource.Verification(parameter);
        if (rsaAlgorithm is { } given && !SigningAlgorithmFacts.IsRsa(given))
        {
            throw source.Refuse("rsaAlgorithm is not for RSA.", "Use a PS algorithm or RS256, or leave it out.");
        }

        return StrictJson.Read(
            json,
            source,
            root =>
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("keys", out var keys)
                && keys.ValueKind == JsonValueKind.Array
                && keys.GetArrayLength() is >= 1 and <= MaximumKeys
                    ? ReadAll(keys, rsaAlgorithm, parameter)
                    : throw source.Refuse(
                        $"the text is no set of 1 to {MaximumKeys} keys.",
                        "Give a JSON Web Key Set (RFC 7517 section 5): {\"keys\":[...]}."
                    )
        );
    }

    private static VerificationKey[] ReadAll(JsonElement keys, SigningAlgorithm? rsaAlgorithm, string parameter)
    {
        var taken = new List<VerificationKey>();
        var passedOver = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var jwk in keys.EnumerateArray())
        {
            var source = SigningKeySource.Verification(parameter, index);
            JsonWebKeyText.RefuseSecrets(jwk, source);
            var purpose = JsonWebKeyText.FindOtherPurpose(jwk, source);
            if (purpose is null)
            {
                var ownName = jwk.TryGetProperty("alg", out _);
                taken.Add(JsonWebKeyText.Read(jwk, ownName || !IsRsa(jwk, source) ? null : rsaAlgorithm, source));
            }
            else
            {
                passedOver.Add($"keys[{index}] {purpose}");
            }

            // Two keys of one name leave it to the reader which one counts, also where one of them is for something else.
            if (
                (purpose is null ? taken[^1].KeyId : StrictJson.Text(jwk, "kid", source)) is { } name
                && !names.Add(name)
            )
            {
                throw source.Refuse(
                    "the key has the same key id as an earlier one.",
                    "Tell the issuer; ids must differ."
                );
            }

            index++;
        }

        return taken.Count > 0
            ? [.. taken]
            : throw SigningKeySource
                .Verification(parameter)
                .Refuse(
                    $"no key of the set can be used: {string.Join("; ", passedOver)}.",
                    "Ask the issuer for ES256."
                );
    }

    private static bool IsRsa(JsonElement jwk, SigningKeySource source) =>
        StrictJson.RequiredText(jwk, "kty", source) is "RSA";
}
