using System.Text;

namespace Auth.Core.Tokens;

/// <summary>Judges the profiles of other issuers, each alone and together.</summary>
internal static class TrustedIssuerValidator
{
    /// <summary>A token is tried against each profile; more of them than this is a case for a gateway.</summary>
    public const int MaximumIssuers = 16;

    private const int MaximumTypes = 8;
    private const int MaximumTypeCharacters = 128;

    private const ForeignClaims AllClaims =
        ForeignClaims.Subject | ForeignClaims.TokenId | ForeignClaims.IssuedAt | ForeignClaims.Roles;

    private static readonly TimeSpan MinimumLifetime = TimeSpan.FromMinutes(1);

    /// <summary>All faults; empty when the profiles are good.</summary>
    /// <param name="issuers">The profiles.</param>
    /// <param name="setting">The name of the list that they are in.</param>
    public static IReadOnlyList<string> Validate(IEnumerable<TrustedIssuer> issuers, string setting)
    {
        var faults = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var issuer in issuers)
        {
            var name = $"{setting}[{index++}]";
            if (issuer is null)
            {
                faults.Add($"{name} is null. Remove the entry or give a profile.");
                continue;
            }

            Check(faults, name, issuer);
            if (!string.IsNullOrEmpty(issuer.Issuer) && !seen.Add(issuer.Issuer))
            {
                faults.Add($"{name}.Issuer is that of an earlier profile. One issuer has one profile; join the two.");
            }
        }

        if (index > MaximumIssuers)
        {
            faults.Add($"{setting} has {index} profiles; at most {MaximumIssuers} are allowed. Remove some.");
        }

        return faults;
    }

    private static void Check(List<string> faults, string name, TrustedIssuer issuer)
    {
        TokenOptionChecks.CheckText(
            faults,
            $"{name}.Issuer",
            issuer.Issuer,
            "Set it to the iss of the issuer's tokens, to the letter."
        );
        TokenOptionChecks.CheckText(
            faults,
            $"{name}.Audience",
            issuer.Audience,
            "Set it to the name that the issuer knows this service by, as in the aud of its tokens."
        );
        TokenOptionChecks.CheckTime(
            faults,
            $"{name}.ClockSkew",
            issuer.ClockSkew,
            TimeSpan.Zero,
            TokenOptionChecks.MaximumSkew,
            "The default is 30 seconds."
        );
        if (issuer.MaximumLifetime is { } life)
        {
            TokenOptionChecks.CheckTime(
                faults,
                $"{name}.MaximumLifetime",
                life,
                MinimumLifetime,
                TimeSpan.FromSeconds(TokenLimits.LastSecond),
                "The default is 60 minutes; null accepts any."
            );
        }

        TokenOptionChecks.CheckKeys(
            faults,
            $"{name}.Keys",
            issuer.Keys,
            issuer.AllowRs256ForInterop,
            $"{name}.AllowRs256ForInterop"
        );
        CheckTypes(faults, $"{name}.AcceptedTypes", issuer.AcceptedTypes);
        if ((issuer.RequiredClaims & ~AllClaims) != ForeignClaims.None)
        {
            faults.Add($"{name}.RequiredClaims has a value that is no claim. Combine the members of ForeignClaims.");
        }

        if (issuer.AcceptAnyKeyId && issuer.Keys is not [{ IsNamed: false }])
        {
            faults.Add(
                $"{name}.AcceptAnyKeyId needs exactly one key, imported without a key id; with several, or with a named one, "
                    + "the kid decides. Remove the other keys and the kid, or set it to false."
            );
        }
    }

    private static void CheckTypes(List<string> faults, string setting, IReadOnlyList<string>? types)
    {
        if (types is null || types.Count is 0 or > MaximumTypes)
        {
            faults.Add(
                $"{setting} has {types?.Count ?? 0} entries; 1 to {MaximumTypes} are allowed. List the typ of the issuer's access "
                    + "tokens, such as at+jwt or JWT; TrustedIssuer.NoType admits tokens without one."
            );
            return;
        }

        for (var i = 0; i < types.Count; i++)
        {
            var type = types[i];
            if (
                type is null
                || type.Length > MaximumTypeCharacters
                || !Ascii.IsValid(type)
                || type.Any(IsNoTypeCharacter)
            )
            {
                faults.Add(
                    $"{setting}[{i}] is no type: at most {MaximumTypeCharacters} printable ASCII characters without blanks. Give "
                        + "it as the issuer writes it."
                );
            }
        }
    }

    private static bool IsNoTypeCharacter(char character) => character is <= ' ' or '\x7f';
}
