using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>The rows of <see cref="HostileVariants"/> that differ in times, subject, or the claims of our own tokens.</summary>
internal static class HostileClaims
{
    private const int Skew = 30;

    public static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Times(long now)
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

    public static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> Subjects()
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

    public static IEnumerable<(string, TokenRejection?, Func<HostileToken, HostileToken>)> OwnClaims()
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

    private static string Repeat(string item, int count) => string.Join(',', Enumerable.Repeat(item, count));
}
