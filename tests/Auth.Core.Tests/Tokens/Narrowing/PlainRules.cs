using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens.Narrowing;

/// <summary>
/// The verification list once more, as plainly as it can be written and without a line of the library: System.Text.Json,
/// strings and numbers. Slow, and the judge of what was accepted.
/// </summary>
internal static class PlainRules
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The rule that the token breaks, or null.</summary>
    public static string? FindBreach(string token, MutantWorld world)
    {
        try
        {
            return Find(token, world);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"does not read: {exception.Message}";
        }
    }

    private static string? Find(string token, MutantWorld world)
    {
        var parts = token.Split('.');
        if (token.Length > 8192 || parts.Length != 3 || parts.Any(part => part.Length == 0))
        {
            return "1 form";
        }

        var bytes = parts.Select(Decode).ToArray();
        var header = Parse(bytes[0]);
        var payload = Parse(bytes[1]);
        return FindInHeader(header, world)
            ?? (SignatureHolds(token, bytes[2], world.Key) ? null : "5 signature")
            ?? FindInNames(payload, world)
            ?? FindInTimes(payload, world)
            ?? FindInClaims(payload, world);
    }

    private static string? FindInHeader(JsonElement header, MutantWorld world)
    {
        var members = header.EnumerateObject().ToList();
        if (members.Exists(member => member.Name is not ("alg" or "typ" or "kid")))
        {
            return "2 member";
        }

        if (members.Exists(member => member.Value.ValueKind != JsonValueKind.String))
        {
            return "2 type of member";
        }

        var keyId = Text(header, "kid");
        return keyId?.Length > 128 ? "2 kid"
            : !world.AnyKeyId && !Same(keyId, world.Key.KeyId) ? "3 kid"
            : !Same(Text(header, "alg"), world.Key.Algorithm.ToString()) ? "4 alg"
            : !world.Types.Contains(Text(header, "typ"), StringComparer.Ordinal) ? "7 typ"
            : null;
    }

    private static bool SignatureHolds(string token, byte[] signature, SigningKey key)
    {
        var signed = Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);
        return key switch
        {
            HmacSigningKey hmac => HMACSHA256.HashData(hmac.Secret, signed).AsSpan().SequenceEqual(signature),
            EcdsaSigningKey ecdsa => signature.Length == 64
                && ecdsa.Pair.VerifyData(signed, signature, HashAlgorithmName.SHA256),
            _ => false,
        };
    }

    private static string? FindInNames(JsonElement payload, MutantWorld world)
    {
        if (!Same(Text(payload, "iss"), TokenHouse.Issuer))
        {
            return "8 iss";
        }

        var audience = payload.GetProperty("aud");
        var audiences =
            audience.ValueKind == JsonValueKind.Array
                ? audience.EnumerateArray().Select(entry => entry.GetString()).ToList()
                : [audience.GetString()];
        return audiences.Count > 16
            || audiences.Exists(string.IsNullOrEmpty)
            || !audiences.Contains(TokenHouse.Audience)
                ? "8 aud"
            : world.Required.FirstOrDefault(name => !payload.TryGetProperty(name, out _)) is { } missing
                ? $"10 {missing} is missing"
            : null;
    }

    private static string? FindInTimes(JsonElement payload, MutantWorld world)
    {
        var (expires, issued) = (Number(payload, "exp"), Number(payload, "iat"));
        var latest = MutantWorld.Now + world.Skew;
        _ = Number(payload, "auth_time");
        return expires is null ? "9 exp is missing"
            : MutantWorld.Now >= expires + world.Skew ? "9 expired"
            : Number(payload, "nbf") > latest || issued > latest ? "9 not yet"
            : issued >= expires || Number(payload, "nbf") >= expires ? "9 begins behind exp"
            : expires - (issued ?? MutantWorld.Now) > world.MaximumLife ? "9 life"
            : null;
    }

    private static string? FindInClaims(JsonElement payload, MutantWorld world)
    {
        string[] names = world.IsOwn ? ["sub", "jti", "client_id", "sid"] : ["sub", "jti"];
        foreach (var name in names)
        {
            if (Text(payload, name) is { } text && (text.Length is 0 or > 255 || !Same(text.Trim(), text)))
            {
                return $"10 {name}";
            }
        }

        return Text(payload, "preferred_username") is { Length: 0 or > 255 } ? "10 preferred_username"
            : !IsList(payload, "roles", 64) ? "10 roles"
            : !IsList(payload, "amr", 16) ? "10 amr"
            : world.IsOwn && !Same(Text(payload, "client_id"), "first-party") ? "10 client_id"
            : world.IsOwn && Number(payload, "sv", long.MaxValue) is null ? "10 sv"
            : null;
    }

    private static bool IsList(JsonElement payload, string name, int maximum) =>
        !payload.TryGetProperty(name, out var list)
        || (
            list.GetArrayLength() <= maximum
            && list.EnumerateArray().All(entry => entry.GetString() is { Length: >= 1 and <= 64 })
        );

    // Present and not text is a breach: GetString throws for numbers, and null is told apart here.
    private static string? Text(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value)
            ? null
            : value.GetString() ?? throw new FormatException($"{name} is null");

    private static long? Number(JsonElement json, string name, long maximum = 253402300799)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        var raw = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "no number";
        var number = BigInteger.Parse(raw, System.Globalization.NumberStyles.AllowLeadingSign, null);
        return number >= 0 && number <= maximum ? (long)number : throw new FormatException($"{name} is {raw}");
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static byte[] Decode(string part)
    {
        var padded = part.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (part.Length % 4)) % 4);
        var bytes = Convert.FromBase64String(padded);
        var again = Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return Same(again, part) ? bytes : throw new FormatException("1 not canonical base64url");
    }

    private static JsonElement Parse(byte[] utf8)
    {
        var text = Strict.GetString(utf8);
        var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
        return !text.StartsWith('\uFEFF') && json.ValueKind == JsonValueKind.Object && Depth(json) <= 16
            ? json
            : throw new FormatException("not an object, a byte order mark, or too deep");
    }

    private static int Depth(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = json.EnumerateObject().ToList();
                return members.Select(member => member.Name).Distinct(StringComparer.Ordinal).Count() == members.Count
                    ? 1 + members.Select(member => Depth(member.Value)).DefaultIfEmpty().Max()
                    : throw new FormatException("a member twice");
            case JsonValueKind.Array:
                return 1 + json.EnumerateArray().Select(Depth).DefaultIfEmpty().Max();
            case JsonValueKind.String:
                // Throws for an escaped lone surrogate.
                _ = json.GetString();
                return 0;
            default:
                return 0;
        }
    }
}
