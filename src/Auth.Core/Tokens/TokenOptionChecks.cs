using Auth.Core.Text;

namespace Auth.Core.Tokens;

/// <summary>Checks that the options of issuing and of verifying share. Names are whole, such as <c>AccessTokenOptions.Issuer</c>.</summary>
internal static class TokenOptionChecks
{
    /// <summary>The most keys of one issuer.</summary>
    public const int MaximumKeys = 32;

    /// <summary>The largest clock skew: the usual default of .NET, and already a sixth of a usual life.</summary>
    public static readonly TimeSpan MaximumSkew = TimeSpan.FromMinutes(5);

    /// <summary>A text that tokens carry and that is compared ordinally.</summary>
    public static void CheckText(List<string> faults, string setting, string? value, string fix)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            faults.Add($"{setting} is required and is empty. {fix}");
        }
        else if (value.Length > TokenLimits.ClaimCharacters)
        {
            faults.Add(
                $"{setting} has {value.Length} characters; 1 to {TokenLimits.ClaimCharacters} are allowed. {fix}"
            );
        }
        else if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            faults.Add($"{setting} begins or ends with a blank; it is compared as it is. Remove the blank.");
        }
        else if (!UnicodeText.IsWellFormed(value))
        {
            faults.Add($"{setting} has a lone surrogate, which has no UTF-8 form. {fix}");
        }
    }

    /// <summary>A time within bounds, in whole seconds.</summary>
    public static void CheckTime(
        List<string> faults,
        string setting,
        TimeSpan value,
        TimeSpan minimum,
        TimeSpan maximum,
        string fix
    )
    {
        if (value < minimum || value > maximum)
        {
            faults.Add($"{setting} is {value:c}; {minimum:c} to {maximum:c} is allowed. {fix}");
        }
        else if (value.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            faults.Add($"{setting} is {value:c}; tokens tell time in whole seconds. Drop the fraction.");
        }
    }

    /// <summary>The keys of one issuer.</summary>
    public static void CheckKeys(
        List<string> faults,
        string setting,
        IReadOnlyList<VerificationKey>? keys,
        bool allowRs256,
        string rs256Setting
    )
    {
        if (keys is null || keys.Count is 0 or > MaximumKeys)
        {
            faults.Add(
                $"{setting} has {keys?.Count ?? 0} keys; 1 to {MaximumKeys} are allowed. Give VerificationKey.FromJwks(...) "
                    + "with the set that the issuer publishes, or VerificationKey.FromPem(...)."
            );
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] is not { } key)
            {
                faults.Add($"{setting}[{i}] is null. Remove the entry or give a key.");
            }
            else if (!seen.Add(key.KeyId))
            {
                faults.Add(
                    $"{setting}[{i}] has the same key id as an earlier key ({key.KeyId}). Remove one of the two."
                );
            }
            else if (key.Algorithm == SigningAlgorithm.RS256 && !allowRs256)
            {
                faults.Add(
                    $"{setting}[{i}] is for RS256, which ASVS 5.0 appendix C disallows. Ask the issuer for PS256 or ES256, or "
                        + $"set {rs256Setting} where it knows nothing better."
                );
            }
        }
    }
}
