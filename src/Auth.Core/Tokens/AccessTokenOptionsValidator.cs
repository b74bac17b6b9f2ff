namespace Auth.Core.Tokens;

/// <summary>Judges the options as a whole. Every fault names the setting, the bound, the harmless part of the value and the fix.</summary>
internal static class AccessTokenOptionsValidator
{
    private static readonly TimeSpan MinimumLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaximumLifetime = TimeSpan.FromSeconds(TokenLimits.LifeSeconds);

    /// <summary>All faults; empty when the options are good.</summary>
    /// <param name="options">The options.</param>
    /// <param name="keysAreManaged">Whether the library makes the keys, so that the options must name none.</param>
    public static IReadOnlyList<string> Validate(AccessTokenOptions options, bool keysAreManaged = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        TokenOptionChecks.CheckText(
            faults,
            Name(nameof(options.Issuer)),
            options.Issuer,
            "Set it to the name of this service, such as https://login.example."
        );
        TokenOptionChecks.CheckText(
            faults,
            Name(nameof(options.Audience)),
            options.Audience,
            "Set it to the name of whoever reads the tokens, such as https://api.example."
        );
        TokenOptionChecks.CheckText(
            faults,
            Name(nameof(options.ClientId)),
            options.ClientId,
            "Leave it at first-party unless several clients differ."
        );
        TokenOptionChecks.CheckTime(
            faults,
            Name(nameof(options.Lifetime)),
            options.Lifetime,
            MinimumLifetime,
            MaximumLifetime,
            "The default is 30 minutes."
        );
        TokenOptionChecks.CheckTime(
            faults,
            Name(nameof(options.ClockSkew)),
            options.ClockSkew,
            TimeSpan.Zero,
            TokenOptionChecks.MaximumSkew,
            "The default is 30 seconds."
        );
        if (!keysAreManaged)
        {
            CheckKeys(faults, options);
        }
        else if (options.SigningKeys.Count > 0)
        {
            faults.Add(
                $"{Name(nameof(options.SigningKeys))} has {options.SigningKeys.Count} keys while "
                    + "AuthCoreOptions.ManagedKeys.Enabled is true; keys come from one place. Remove the keys, or set Enabled to "
                    + "false."
            );
        }

        return faults;
    }

    private static void CheckKeys(List<string> faults, AccessTokenOptions options)
    {
        var setting = Name(nameof(options.SigningKeys));
        var keys = options.SigningKeys;
        if (keys.Count is 0 or > TokenOptionChecks.MaximumKeys)
        {
            faults.Add(
                $"{setting} has {keys.Count} keys; 1 to {TokenOptionChecks.MaximumKeys} are allowed. Add SigningKey.FromEnvironment(), which reads "
                    + $"{SigningKey.DefaultVariable}; make its value with: openssl rand -base64 32, or set "
                    + "AuthCoreOptions.ManagedKeys.Enabled to have keys made and rotated."
            );
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] is not { } key)
            {
                faults.Add($"{setting}[{i}] is null. Remove the entry or give a key.");
                continue;
            }

            if (!seen.Add(key.KeyId))
            {
                faults.Add(
                    $"{setting}[{i}] has the same key id as an earlier key ({key.KeyId}). Remove one of the two; "
                        + "perhaps AddAuthCore is called twice."
                );
            }

            if (key.Algorithm == SigningAlgorithm.RS256 && !options.AllowRs256ForInterop)
            {
                faults.Add(
                    $"{setting}[{i}] is for RS256, which ASVS 5.0 appendix C disallows. Use PS256 or ES256, or set "
                        + $"{Name(nameof(options.AllowRs256ForInterop))} where a reader of the tokens knows nothing better."
                );
            }
        }

        if (keys[0] is { VerifyUntil: { } end })
        {
            faults.Add(
                $"{setting}[0] signs, but retires at {end:u}: its last tokens would die early. Put the new key first and the retiring one behind it."
            );
        }
    }

    private static string Name(string setting) => $"AuthCoreOptions.Tokens.{setting}";
}
