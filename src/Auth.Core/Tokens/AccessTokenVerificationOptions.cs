namespace Auth.Core.Tokens;

/// <summary>
/// Which access tokens of an issuer that runs Auth.Core are accepted by a service that only verifies. The values must be
/// those of the issuer's <see cref="AccessTokenOptions"/>. Read once, when the verifier is made.
/// </summary>
public sealed class AccessTokenVerificationOptions
{
    /// <summary>The issuer's <see cref="AccessTokenOptions.Issuer"/>, compared ordinally. Required; 1 to 255 characters.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>The issuer's <see cref="AccessTokenOptions.Audience"/>, compared ordinally. Required; 1 to 255 characters.</summary>
    public string Audience { get; set; } = string.Empty;

    /// <summary>The issuer's <see cref="AccessTokenOptions.ClientId"/>. Default <c>first-party</c>; 1 to 255 characters.</summary>
    public string ClientId { get; set; } = "first-party";

    /// <summary>How far the clocks may be apart. Default 30 seconds; from 0 to 5 minutes, in whole seconds.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The issuer's public keys. Required: 1 to 32, no two with the same key id. Shared secrets are refused: who holds one
    /// can sign as the issuer, and a service that only verifies must not be able to.
    /// </summary>
    public IReadOnlyList<VerificationKey> Keys { get; set; } = [];

    /// <summary>Admits keys for <see cref="SigningAlgorithm.RS256"/>. Default false, as for the issuer.</summary>
    public bool AllowRs256ForInterop { get; set; }
}
