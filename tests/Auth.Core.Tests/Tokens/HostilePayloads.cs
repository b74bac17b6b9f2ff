using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>The rows of <see cref="HostileVariants"/> that differ in the form of the payload, in the type, or in issuer and audience.</summary>
internal static class HostilePayloads
{
    public static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Payloads()
    {
        const TokenRejection Bad = TokenRejection.Payload;
        foreach (var name in new[] { "sub", "exp", "aud", "roles", "sid" })
        {
            var value =
                name is "exp" ? "9999999999"
                : name is "roles" ? "[\"admin\"]"
                : "\"admin\"";
            yield return ($"T7 {name} twice", Bad, t => t.ExtraClaim(name, value));
            yield return (
                $"T7 {name} twice, once escaped",
                Bad,
                t => t.ExtraClaim($"\\u{(int)name[0]:x4}{name[1..]}", value)
            );
        }

        yield return (
            "T7 twice in a nested object",
            Bad,
            t => t.Claim("x", "[{\"y\":{\"a\":1,\"b\":2,\"\\u0061\":3}}]")
        );
        yield return ("T7 unknown claim twice", Bad, t => t.Claim("x", "1").ExtraClaim("x", "1"));
        yield return (
            "the same name in two objects",
            null,
            t => t.Claim("x", "{\"a\":{\"a\":1},\"b\":{\"a\":1},\"sub\":null}")
        );
        yield return ("Exp beside exp", null, t => t.Claim("Exp", "1"));
        yield return ("40 more claims", null, t => Many(t, 40));
        yield return ("40 more claims, the last one twice", Bad, t => Many(t, 40).ExtraClaim("c39", "1"));
        yield return ("T8 text behind", Bad, t => t.RawPayload(json => Encoding.UTF8.GetBytes(json + "x")));
        yield return ("T8 second object", Bad, t => t.RawPayload(json => Encoding.UTF8.GetBytes(json + "{}")));
        yield return ("T8 NUL behind", Bad, t => t.RawPayload(json => Encoding.UTF8.GetBytes(json + "\0")));
        yield return ("T8 BOM", Bad, t => t.RawPayload(json => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)]));
        yield return ("T8 comment", Bad, t => t.RawPayload(json => Encoding.UTF8.GetBytes(json[..^1] + "/**/}")));
        yield return ("T8 trailing comma", Bad, t => t.RawPayload(json => Encoding.UTF8.GetBytes(json[..^1] + ",}")));
        yield return ("blanks around", null, t => t.RawPayload(json => Encoding.UTF8.GetBytes($"\n\t {json} \r\n")));
        yield return ("UTF-16", Bad, t => t.RawPayload(Encoding.Unicode.GetBytes));
        yield return (
            "not UTF-8 in an unknown claim",
            Bad,
            t => t.Claim("x", "\"\u00ff\"").RawPayload(Encoding.Latin1.GetBytes)
        );
        yield return ("lone surrogate in an unknown claim", Bad, t => t.Claim("x", "\"\\udc00\""));
        yield return ("lone surrogate in an unknown name", Bad, t => t.Claim("\\ud800", "1"));
        yield return ("an array", Bad, t => t.RawPayload(json => Encoding.UTF8.GetBytes($"[{json}]")));
        yield return ("null", Bad, t => t.RawPayload(_ => "null"u8.ToArray()));
        yield return ("a text", Bad, t => t.RawPayload(_ => "\"x\""u8.ToArray()));
        yield return ("not JSON", Bad, t => t.RawPayload(_ => "iss=me"u8.ToArray()));
        yield return ("NaN", Bad, t => t.Claim("x", "NaN"));
        yield return ("16 levels", null, t => t.Claim("x", Nest(15)));
        yield return ("17 levels", Bad, t => t.Claim("x", Nest(16)));
        yield return (
            "17 levels of objects",
            Bad,
            t => t.Claim("x", string.Concat(Enumerable.Repeat("{\"a\":", 16)) + "1" + new string('}', 16))
        );
    }

    public static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Types()
    {
        yield return ("T14 application/at+jwt", null, t => t.Header("typ", "\"application/at+jwt\""));
        yield return ("T14 escaped slash", null, t => t.Header("typ", "\"application\\/at+jwt\""));
        foreach (var typ in new[] { "JWT", "at+JWT", "AT+JWT", "at+jwt;x", "", "at+jwt ", "application/jwt" })
        {
            yield return ($"T14 typ '{typ}'", TokenRejection.Type, t => t.Header("typ", $"\"{typ}\""));
        }

        foreach (var kind in new[] { "mfa+jwt", "reset+jwt", "confirm+jwt", "refresh+jwt", "logout+jwt" })
        {
            yield return ($"T15 {kind}", TokenRejection.Type, t => t.Header("typ", $"\"{kind}\""));
        }

        yield return ("T14 typ missing", TokenRejection.Type, t => t.Header("typ", null));
        yield return ("T14 typ a list", TokenRejection.Header, t => t.Header("typ", "[\"at+jwt\"]"));
    }

    public static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> IssuersAndAudiences()
    {
        foreach (
            var iss in new[]
            {
                TokenHouse.Issuer + "/",
                TokenHouse.Issuer.ToUpperInvariant(),
                TokenHouse.Issuer[..^1],
                TokenHouse.Issuer + ".attacker.example",
                " " + TokenHouse.Issuer,
            }
        )
        {
            yield return ($"T18 iss '{iss}'", TokenRejection.Issuer, t => t.Claim("iss", $"\"{iss}\""));
        }

        yield return ("T18 iss a list", TokenRejection.Payload, t => t.Claim("iss", $"[\"{TokenHouse.Issuer}\"]"));
        yield return ("T18 iss empty", TokenRejection.Payload, t => t.Claim("iss", "\"\""));
        yield return ("T18 iss missing", TokenRejection.Issuer, t => t.Claim("iss", null));
        foreach (var aud in new[] { "api/", "API", "ap", "api x", " api" })
        {
            yield return ($"T19 aud '{aud}'", TokenRejection.Audience, t => t.Claim("aud", $"\"{aud}\""));
            yield return ($"T19 aud ['{aud}']", TokenRejection.Audience, t => t.Claim("aud", $"[\"{aud}\"]"));
        }

        yield return ("aud a list of one", null, t => t.Claim("aud", "[\"api\"]"));
        yield return ("aud a list of 16", null, t => t.Claim("aud", $"[{Repeat("\"x\"", 15)},\"api\"]"));
        yield return (
            "T19 aud a list of 17",
            TokenRejection.Payload,
            t => t.Claim("aud", $"[{Repeat("\"x\"", 16)},\"api\"]")
        );
        yield return ("T19 aud missing", TokenRejection.Audience, t => t.Claim("aud", null));
        yield return ("T19 aud with an empty entry", TokenRejection.Payload, t => t.Claim("aud", "[\"api\",\"\"]"));
        foreach (
            var aud in new[]
            {
                "[]",
                "{}",
                "null",
                "1",
                "\"\"",
                "[\"api\",1]",
                "[\"api\",null]",
                "[[\"api\"]]",
                "{\"api\":true}",
            }
        )
        {
            yield return ($"T19 aud {aud}", TokenRejection.Payload, t => t.Claim("aud", aud));
        }
    }

    private static HostileToken Many(HostileToken token, int count)
    {
        for (var i = 0; i < count; i++)
        {
            token.Claim($"c{i}", "1");
        }

        return token;
    }

    private static string Nest(int levels) => new string('[', levels) + new string(']', levels);

    private static string Repeat(string item, int count) => string.Join(',', Enumerable.Repeat(item, count));
}
