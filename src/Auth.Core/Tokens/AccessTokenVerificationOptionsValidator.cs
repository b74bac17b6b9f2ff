namespace Auth.Core.Tokens;

/// <summary>Judges the options of verifying access tokens of an Auth.Core issuer.</summary>
internal static class AccessTokenVerificationOptionsValidator
{
    /// <summary>All faults; empty when the options are good.</summary>
    public static IReadOnlyList<string> Validate(AccessTokenVerificationOptions options)
    {
        const string Fix = "Give the value of the issuer's AccessTokenOptions.";
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        TokenOptionChecks.CheckText(faults, Name(nameof(options.Issuer)), options.Issuer, Fix);
        TokenOptionChecks.CheckText(faults, Name(nameof(options.Audience)), options.Audience, Fix);
        TokenOptionChecks.CheckText(faults, Name(nameof(options.ClientId)), options.ClientId, Fix);
        TokenOptionChecks.CheckTime(
            faults,
            Name(nameof(options.ClockSkew)),
            options.ClockSkew,
            TimeSpan.Zero,
            TokenOptionChecks.MaximumSkew,
            "The default is 30 seconds."
        );
        TokenOptionChecks.CheckKeys(
            faults,
            Name(nameof(options.Keys)),
            options.Keys,
            options.AllowRs256ForInterop,
            Name(nameof(options.AllowRs256ForInterop))
        );
        if (options.Keys?.OfType<HmacVerificationKey>().Any() == true)
        {
            faults.Add(
                $"{Name(nameof(options.Keys))} has a shared secret: this service could then sign as the issuer. Let the issuer "
                    + "sign with ES256, and give its public key: VerificationKey.FromJwks(...)."
            );
        }

        return faults;
    }

    private static string Name(string setting) => $"{nameof(AccessTokenVerificationOptions)}.{setting}";
}
