using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>
/// Tokens that differ from a good one in one thing, all under a signature that holds, and what becomes of them: a
/// refusal, or null where the token is good after all. Numbers T.. are those of the security requirements.
/// </summary>
internal static class HostileVariants
{
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
            .. HostileHeaders.Headers(key),
            .. HostilePayloads.Payloads(),
            .. HostilePayloads.Types(),
            .. HostilePayloads.IssuersAndAudiences(),
            .. HostileClaims.Times(now),
            .. HostileClaims.Subjects(),
            .. HostileClaims.OwnClaims(),
        ];
}
