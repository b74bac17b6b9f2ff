using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>
/// Tokens that differ from a good one in one thing, all under a signature that holds, and what becomes of them: a
/// refusal, or null where the token is good after all. Numbers T.. are those of the security requirements.
/// </summary>
internal static class HostileVariants
{
    private const int Skew = 30;

    public static IReadOnlyDictionary<string, (TokenRejection? Expected, string Token)> Of(SigningKey key, long now)
    {
        var all = new Dictionary<string, (TokenRejection?, string)>(StringComparer.Ordinal);
        foreach (var (name, expected, change) in Table(key, now))
        {
            all.Add(name, (expected, change(HostileToken.With(key, now)).Build()));
        }

        return all;
    }

    private static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Table(
        SigningKey key,
        long now
    ) =>
        [
            ("unchanged", null, t => t),
            .. Headers(key),
            .. Payloads(),
            .. Types(),
            .. IssuersAndAudiences(),
            .. Times(now),
            .. Subjects(),
            .. OwnClaims(),
        ];

    private static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Headers(SigningKey key)
    {
        const TokenRejection Bad = TokenRejection.Header;
        var escapedKid = string.Concat(key.KeyId.Select(c => $"\\u{(int)c:x4}"));
        return
        [
            ("T1 alg none", TokenRejection.Algorithm, t => t.Header("alg", "\"none\"")),
            ("T1 alg None", TokenRejection.Algorithm, t => t.Header("alg", "\"None\"")),
            ("T1 alg nOnE", TokenRejection.Algorithm, t => t.Header("alg", "\"nOnE\"")),
            ("T1 alg NONE", TokenRejection.Algorithm, t => t.Header("alg", "\"NONE\"")),
            (
                "alg in lower case",
                TokenRejection.Algorithm,
                t => t.Header("alg", $"\"{key.Algorithm.ToString().ToLowerInvariant()}\"")
            ),
            ("alg with a blank", TokenRejection.Algorithm, t => t.Header("alg", $"\"{key.Algorithm} \"")),
            (
                "T4 another alg",
                TokenRejection.Algorithm,
                t => t.Header("alg", key.Algorithm == SigningAlgorithm.HS384 ? "\"HS256\"" : "\"HS384\"")
            ),
            ("alg missing", Bad, t => t.Header("alg", null)),
            ("alg null", Bad, t => t.Header("alg", "null")),
            ("alg a list", Bad, t => t.Header("alg", $"[\"{key.Algorithm}\"]")),
            ("T5 crit", Bad, t => t.Header("crit", "[\"x\"]")),
            ("T5 crit empty", Bad, t => t.Header("crit", "[]")),
            ("T5 crit text", Bad, t => t.Header("crit", "\"exp\"")),
            ("T5 crit b64", Bad, t => t.Header("crit", "[\"b64\"]").Header("b64", "true")),
            ("T6 b64 false", Bad, t => t.Header("b64", "false")),
            ("b64 text", Bad, t => t.Header("b64", "\"false\"")),
            ("T7 alg twice", Bad, t => t.ExtraHeader("alg", $"\"{key.Algorithm}\"")),
            ("T7 kid twice", Bad, t => t.ExtraHeader("kid", $"\"{key.KeyId}\"")),
            ("T7 kid twice, once escaped", Bad, t => t.ExtraHeader("k\\u0069d", $"\"{key.KeyId}\"")),
            ("T7 typ twice, once escaped", Bad, t => t.ExtraHeader("\\u0074yp", "\"at+jwt\"")),
            ("kid by escapes", null, t => t.Header("kid", $"\"{escapedKid}\"")),
            ("name by escapes", null, t => t.Header("typ", null).ExtraHeader("\\u0074\\u0079\\u0070", "\"at+jwt\"")),
            ("T12 kid missing", TokenRejection.UnknownKey, t => t.Header("kid", null)),
            ("T12 kid empty", TokenRejection.UnknownKey, t => t.Header("kid", "\"\"")),
            ("T12 kid unknown", TokenRejection.UnknownKey, t => t.Header("kid", "\"unknown\"")),
            ("T12 kid in other case", TokenRejection.UnknownKey, t => t.Header("kid", $"\"{SwapCase(key.KeyId)}\"")),
            ("T12 kid with a blank", TokenRejection.UnknownKey, t => t.Header("kid", $"\"{key.KeyId} \"")),
            ("T12 kid with a NUL", TokenRejection.UnknownKey, t => t.Header("kid", $"\"{key.KeyId}\\u0000\"")),
            ("T12 kid a path", TokenRejection.UnknownKey, t => t.Header("kid", "\"../../../../dev/null\"")),
            ("T12 kid SQL", TokenRejection.UnknownKey, t => t.Header("kid", "\"' OR 1=1 --\"")),
            ("T12 kid of 129", Bad, t => t.Header("kid", $"\"{new string('a', 129)}\"")),
            ("T12 kid a number", Bad, t => t.Header("kid", "1")),
            ("T12 kid null", Bad, t => t.Header("kid", "null")),
            ("T13 jwk", Bad, t => t.Header("jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}")),
            ("T13 jku", Bad, t => t.Header("jku", "\"https://attacker.example/keys\"")),
            ("T13 x5u", Bad, t => t.Header("x5u", "\"https://attacker.example/cert\"")),
            ("T13 x5c", Bad, t => t.Header("x5c", "[\"AAAA\"]")),
            ("T13 x5t", Bad, t => t.Header("x5t", "\"AAAA\"")),
            ("zip", Bad, t => t.Header("zip", "\"DEF\"")),
            ("T22 cty", Bad, t => t.Header("cty", "\"JWT\"")),
            ("T22 enc", Bad, t => t.Header("enc", "\"A256GCM\"")),
            ("unknown member", Bad, t => t.Header("x", "\"y\"")),
            (
                "header with a comment",
                Bad,
                t => t.RawHeader(json => Encoding.UTF8.GetBytes(json.Replace("{", "{/**/", StringComparison.Ordinal)))
            ),
            ("header with a trailing comma", Bad, t => t.RawHeader(json => Encoding.UTF8.GetBytes(json[..^1] + ",}"))),
            ("header with a leading comma", Bad, t => t.RawHeader(json => Encoding.UTF8.GetBytes("{," + json[1..]))),
            ("header with text behind", Bad, t => t.RawHeader(json => Encoding.UTF8.GetBytes(json + "x"))),
            ("header with a second object", Bad, t => t.RawHeader(json => Encoding.UTF8.GetBytes(json + "{}"))),
            ("header with a NUL behind", Bad, t => t.RawHeader(json => Encoding.UTF8.GetBytes(json + "\0"))),
            ("header with a BOM", Bad, t => t.RawHeader(json => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)])),
            ("header in UTF-16", Bad, t => t.RawHeader(Encoding.Unicode.GetBytes)),
            ("header not UTF-8", Bad, t => t.Header("kid", "\"\u00ff\"").RawHeader(Encoding.Latin1.GetBytes)),
            ("header a list", Bad, t => t.RawHeader(json => Encoding.UTF8.GetBytes($"[{json}]"))),
            ("header empty object", Bad, t => t.RawHeader(_ => "{}"u8.ToArray())),
            ("header not closed", Bad, t => t.RawHeader(json => Encoding.UTF8.GetBytes(json[..^1]))),
            ("header with a raw control character", Bad, t => t.Header("kid", "\"a\nb\"")),
            ("header with a lone surrogate", Bad, t => t.Header("kid", "\"\\ud800\"")),
            ("header with a broken pair", Bad, t => t.Header("kid", "\"\\ud800\\u0041\"")),
            ("header with a bad escape", Bad, t => t.Header("kid", "\"\\x41\"")),
            ("header with NUL bytes in an escape", Bad, t => t.Header("kid", "\"\\u41\0\0\"")),
            ("header with a sign in an escape", Bad, t => t.Header("kid", "\"\\u+041\"")),
            (
                "header with all short escapes",
                TokenRejection.UnknownKey,
                t => t.Header("kid", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\ude00\"")
            ),
            ("header with a cut escape", Bad, t => t.Header("kid", "\"\\u004\"")),
            (
                "header with single quotes",
                Bad,
                t => t.RawHeader(json => Encoding.UTF8.GetBytes(json.Replace('"', '\'')))
            ),
            (
                "header with blanks",
                null,
                t =>
                    t.RawHeader(json =>
                        Encoding.UTF8.GetBytes(" \t\r\n" + json.Replace(":", " : ", StringComparison.Ordinal) + "\n ")
                    )
            ),
            ("header with a no-break space", Bad, t => t.RawHeader(json => Encoding.UTF8.GetBytes("\u00a0" + json))),
        ];
    }

    private static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Payloads()
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

    private static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Types()
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

    private static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> IssuersAndAudiences()
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

    private static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Times(long now)
    {
        foreach (var name in new[] { "exp", "iat", "nbf", "auth_time" })
        {
            foreach (
                var value in new[]
                {
                    $"\"{now + 60}\"",
                    $"{now + 20}.0",
                    $"{now + 20}.5",
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "-1",
                    "1e30",
                    "1.7e9",
                    "9223372036854775807",
                    "9223372036854775808",
                    "253402300800",
                }
            )
            {
                yield return (
                    $"T16 {name} {value.Replace(now.ToString(System.Globalization.CultureInfo.InvariantCulture)[..6], "N", StringComparison.Ordinal)}",
                    TokenRejection.Payload,
                    t => t.Claim(name, value)
                );
            }
        }

        yield return ("exp missing", TokenRejection.MissingClaim, t => t.Claim("exp", null));
        yield return ("exp zero", TokenRejection.Expired, t => t.Claim("exp", "0"));
        yield return ("just not ended", null, t => t.Claim("iat", $"{now - 600}").Claim("exp", $"{now - Skew + 2}"));
        yield return (
            "ended",
            TokenRejection.Expired,
            t => t.Claim("iat", $"{now - 600}").Claim("exp", $"{now - Skew}")
        );
        yield return ("T17 iat ahead within the skew", null, t => t.Claim("iat", $"{now + Skew - 2}"));
        yield return ("T17 iat ahead", TokenRejection.NotYetValid, t => t.Claim("iat", $"{now + Skew + 5}"));
        yield return ("T17 nbf ahead", TokenRejection.NotYetValid, t => t.Claim("nbf", $"{now + Skew + 5}"));
        yield return ("T17 nbf ahead within the skew", null, t => t.Claim("nbf", $"{now + Skew - 2}"));
        yield return ("nbf in the past", null, t => t.Claim("nbf", $"{now - 5}"));
        yield return ("T16 life of an hour", null, t => t.Claim("exp", $"{now + 3600}"));
        yield return ("T16 life over an hour", TokenRejection.Lifetime, t => t.Claim("exp", $"{now + 3601}"));
        yield return ("T16 life without end", TokenRejection.Lifetime, t => t.Claim("exp", "253402300799"));
        yield return (
            "ends when it begins",
            TokenRejection.Lifetime,
            t => t.Claim("iat", $"{now}").Claim("exp", $"{now}")
        );
        yield return (
            "ends before it begins",
            TokenRejection.Lifetime,
            t => t.Claim("iat", $"{now + 5}").Claim("exp", $"{now + 3}")
        );
        yield return ("iat missing", TokenRejection.MissingClaim, t => t.Claim("iat", null));
        yield return ("auth_time missing", null, t => t.Claim("auth_time", null));
    }

    private static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Subjects()
    {
        foreach (var name in new[] { "sub", "jti", "sid", "client_id" })
        {
            foreach (
                var value in new[]
                {
                    "null",
                    "\"\"",
                    "1",
                    "[\"u1\"]",
                    "{}",
                    "true",
                    "\" u1\"",
                    "\"u1 \"",
                    "\"\\u00a0u1\"",
                    "\"u1\\n\"",
                    $"\"{new string('a', 256)}\"",
                }
            )
            {
                yield return (
                    $"T20 {name} {(value.Length > 20 ? "of 256" : value)}",
                    TokenRejection.Payload,
                    t => t.Claim(name, value)
                );
            }

            yield return ($"{name} missing", TokenRejection.MissingClaim, t => t.Claim(name, null));
        }

        foreach (var sub in new[] { "u 1", "u/1", "../u1", "\\u00fc1", "u1\\u0000", new string('a', 65) })
        {
            yield return ($"T20 sub '{sub}'", TokenRejection.Subject, t => t.Claim("sub", $"\"{sub}\""));
        }

        yield return ("jti of 255", null, t => t.Claim("jti", $"\"{new string('a', 255)}\""));
        yield return ("client_id of another", TokenRejection.Client, t => t.Claim("client_id", "\"other\""));
        yield return ("client_id in other case", TokenRejection.Client, t => t.Claim("client_id", "\"First-Party\""));
    }

    private static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> OwnClaims()
    {
        foreach (
            var roles in new[]
            {
                "\"admin\"",
                "{\"admin\":true}",
                "[[\"admin\"]]",
                "1",
                "null",
                "[1]",
                "[null]",
                "[\"admin\",{}]",
                "[\"\"]",
                $"[\"{new string('a', 65)}\"]",
                $"[{Repeat("\"x\"", 65)}]",
            }
        )
        {
            yield return (
                $"T21 roles {(roles.Length > 40 ? "too long or too many " + roles.Length : roles)}",
                TokenRejection.Payload,
                t => t.Claim("roles", roles)
            );
        }

        yield return ("T21 roles missing", TokenRejection.MissingClaim, t => t.Claim("roles", null));
        yield return ("roles empty", null, t => t.Claim("roles", "[]"));
        yield return ("64 roles of 64", null, t => t.Claim("roles", $"[{Repeat($"\"{new string('a', 64)}\"", 64)}]"));
        foreach (var sv in new[] { "\"7\"", "-1", "7.0", "7e0", "9223372036854775808", "null" })
        {
            yield return ($"sv {sv}", TokenRejection.Payload, t => t.Claim("sv", sv));
        }

        yield return ("sv the largest", null, t => t.Claim("sv", "9223372036854775807"));
        yield return ("sv missing", TokenRejection.MissingClaim, t => t.Claim("sv", null));
        yield return (
            "preferred_username missing",
            TokenRejection.MissingClaim,
            t => t.Claim("preferred_username", null)
        );
        yield return ("preferred_username empty", TokenRejection.Payload, t => t.Claim("preferred_username", "\"\""));
        yield return ("preferred_username null", TokenRejection.Payload, t => t.Claim("preferred_username", "null"));
        yield return (
            "preferred_username of 255 emoji halves",
            null,
            t => t.Claim("preferred_username", $"\"{string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 127))}a\"")
        );
        yield return (
            "preferred_username of 256",
            TokenRejection.Payload,
            t => t.Claim("preferred_username", $"\"{string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 128))}\"")
        );
        yield return ("amr a text", TokenRejection.Payload, t => t.Claim("amr", "\"pwd\""));
        yield return ("amr of 17", TokenRejection.Payload, t => t.Claim("amr", $"[{Repeat("\"x\"", 17)}]"));
        yield return ("amr missing", null, t => t.Claim("amr", null));
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

    private static string SwapCase(string text) =>
        string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
