using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>The rows of <see cref="HostileVariants"/> that differ in the header.</summary>
internal static class HostileHeaders
{
    public static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Headers(SigningKey key)
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

    private static string SwapCase(string text) =>
        string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
