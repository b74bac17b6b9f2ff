namespace Auth.Core.Tokens;

/// <summary>What the library's own access tokens say and which of them it accepts.</summary>
public sealed class AccessTokenOptions
{
    /// <summary>
    /// Who issues the tokens: the <c>iss</c> claim, compared ordinally. Required, no default; 1 to 255 characters,
    /// usually an https address (RFC 7519 4.1.1).
    /// </summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>
    /// Whom the tokens are for: the <c>aud</c> claim, compared ordinally. Required, no default; 1 to 255 characters. A
    /// token for another audience is refused (RFC 8725 3.9, ASVS 5.0 9.2.3 and 9.2.4).
    /// </summary>
    public string Audience { get; set; } = string.Empty;

    /// <summary>
    /// The <c>client_id</c> claim of every token, required by RFC 9068 2.2. Default <c>first-party</c>; 1 to 255
    /// characters. A token with another one is refused.
    /// </summary>
    public string ClientId { get; set; } = "first-party";

    /// <summary>
    /// How long a token lives. Default 30 minutes; from 1 minute to 60 minutes, in whole seconds. Also the longest life
    /// that is accepted is 60 minutes, whatever a token says.
    /// </summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How far the clocks of issuer and verifier may be apart. Default 30 seconds; from 0 to 5 minutes, in whole
    /// seconds. The usual .NET default of 5 minutes lets an expired token live on for a sixth of its life.
    /// </summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The keys: the first one signs, all of them verify. Required unless keys are managed: at least one, at most 32, no two
    /// with the same key id. To rotate, put the new key first and keep the old one until its last token has ended.
    /// </summary>
    public IList<SigningKey> SigningKeys { get; } = [];

    /// <summary>
    /// Admits keys for <see cref="SigningAlgorithm.RS256"/>. Default false, because ASVS 5.0 appendix C disallows
    /// PKCS#1 v1.5 signatures; set it only when a consumer of the tokens reads nothing better.
    /// </summary>
    public bool AllowRs256ForInterop { get; set; }
}
