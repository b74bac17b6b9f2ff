using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Auth.Core.Tests.Tokens.Vectors;

/// <summary>Builds the oversized tokens that the vectors only describe, and checks their length and SHA-256.</summary>
internal static class VectorRecipe
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Build(JsonElement recipe, byte[] secret)
    {
        var token = Make(recipe, secret);
        token.Length.Should().Be(recipe.GetProperty("length").GetInt32());
        Convert
            .ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)))
            .Should()
            .Be(recipe.GetProperty("sha256").GetString());
        return token;
    }

    private static string Make(JsonElement recipe, byte[] secret)
    {
        var kind = recipe.GetProperty("kind").GetString();
        var count = recipe.TryGetProperty("count", out var top) ? top.GetInt32() : 0;
        if (kind is "repeat")
        {
            return Repeat(recipe.GetProperty("text").GetString()!, count);
        }

        var header = JsonSerializer.Serialize(recipe.GetProperty("header"), Compact);
        var claims = JsonSerializer.Serialize(recipe.GetProperty("claims"), Compact);
        switch (kind)
        {
            case "sign":
                var pad = recipe.GetProperty("pad");
                var value = $"\"{Repeat(Text(pad, "char"), Count(pad))}\"";
                (header, claims) = AppendTo(Text(pad, "where"), header, claims, Text(pad, "name"), value);
                break;
            case "sign-nested":
                var nest = recipe.GetProperty("nest");
                var middle = nest.TryGetProperty("middle", out var given) ? given.GetString() : string.Empty;
                var nested =
                    Repeat(Text(nest, "open"), Count(nest)) + middle + Repeat(Text(nest, "close"), Count(nest));
                (header, claims) = AppendTo(Text(nest, "where"), header, claims, Text(nest, "name"), nested);
                break;
            case "sign-many-claims":
                var prefix = Text(recipe, "prefix");
                claims =
                    claims[..^1] + string.Concat(Enumerable.Range(0, count).Select(i => $",\"{prefix}{i}\":{i}")) + "}";
                break;
            case "sign-array-aud":
                var entries = string.Join(',', Enumerable.Repeat($"\"{Text(recipe, "text")}\"", count));
                var audience = $"\"aud\":\"{Text(recipe.GetProperty("claims"), "aud")}\"";
                claims = claims.Replace(audience, $"\"aud\":[{entries}]", StringComparison.Ordinal);
                break;
            case "signature-repeat":
                return $"{Encode(header)}.{Encode(claims)}.{Repeat(Text(recipe, "char"), count)}";
            default:
                throw new InvalidOperationException($"The recipe {kind} is not known.");
        }

        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static (string Header, string Claims) AppendTo(
        string where,
        string header,
        string claims,
        string name,
        string value
    )
    {
        var member = $",\"{name}\":{value}}}";
        return where is "header" ? (header[..^1] + member, claims) : (header, claims[..^1] + member);
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private static int Count(JsonElement json) => json.GetProperty("count").GetInt32();

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
