namespace Auth.Core.Tokens.Managed;

/// <summary>Judges the options of managed keys.</summary>
internal static class ManagedKeyOptionsValidator
{
    private static readonly TimeSpan MinimumLifetime = TimeSpan.FromDays(2);
    private static readonly TimeSpan MaximumLifetime = TimeSpan.FromDays(366);

    /// <summary>All faults; empty when the options are good or keys are not managed.</summary>
    public static IReadOnlyList<string> Validate(ManagedKeyOptions options, bool allowRs256)
    {
        var faults = new List<string>();
        if (!options.Enabled)
        {
            return faults;
        }

        if (!SigningAlgorithmFacts.IsKnown(options.Algorithm))
        {
            faults.Add(
                $"{Name(nameof(options.Algorithm))} is {(int)options.Algorithm}, no algorithm. The default is ES256."
            );
        }
        else if (SigningAlgorithmFacts.IsHmac(options.Algorithm))
        {
            faults.Add(
                $"{Name(nameof(options.Algorithm))} is {SigningAlgorithmFacts.NameOf(options.Algorithm)}, a shared secret: managed "
                    + "keys are key pairs, whose public half is published. Use ES256."
            );
        }
        else if (options.Algorithm == SigningAlgorithm.RS256 && !allowRs256)
        {
            faults.Add(
                $"{Name(nameof(options.Algorithm))} is RS256, which ASVS 5.0 appendix C disallows. Use PS256 or ES256, or set "
                    + "AuthCoreOptions.Tokens.AllowRs256ForInterop where a reader of the tokens knows nothing better."
            );
        }

        TokenOptionChecks.CheckTime(
            faults,
            Name(nameof(options.SigningLifetime)),
            options.SigningLifetime,
            MinimumLifetime,
            MaximumLifetime,
            "The default is 90 days."
        );
        return faults;
    }

    private static string Name(string setting) => $"AuthCoreOptions.ManagedKeys.{setting}";
}
