namespace Auth.Core.Tokens;

/// <summary>
/// Everything about one other issuer whose tokens are accepted: its profile. A token is judged by one profile as a whole;
/// keys, types and audiences of different issuers never mix. Read once, when the verifier is made.
/// </summary>
public sealed class TrustedIssuer
{
    /// <summary>The entry of <see cref="AcceptedTypes"/> that admits tokens whose header has no <c>typ</c>.</summary>
    public const string NoType = "";

    /// <summary>The exact <c>iss</c> of its tokens, compared ordinally. Required; 1 to 255 characters, no two profiles alike.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>
    /// The entry that <c>aud</c> must have, compared ordinally: the name that the issuer knows this service by. Required;
    /// 1 to 255 characters (RFC 8725 3.9).
    /// </summary>
    public string Audience { get; set; } = string.Empty;

    /// <summary>Its keys and nobody else's. Required: 1 to 32, no two with the same key id.</summary>
    public IReadOnlyList<VerificationKey> Keys { get; set; } = [];

    /// <summary>
    /// The <c>typ</c> values that are accepted, compared ordinally: 1 to 8, each of 1 to 128 printable ASCII characters,
    /// or <see cref="NoType"/>. Required, no default: what keeps an identity or logout token from being taken for an
    /// access token (RFC 8725 3.11). For issuers of RFC 9068: <c>at+jwt</c> and <c>application/at+jwt</c>.
    /// </summary>
    public IReadOnlyList<string> AcceptedTypes { get; set; } = [];

    /// <summary>The claims that must be there. Default: <see cref="ForeignClaims.Subject"/> and <see cref="ForeignClaims.IssuedAt"/>.</summary>
    public ForeignClaims RequiredClaims { get; set; } = ForeignClaims.Subject | ForeignClaims.IssuedAt;

    /// <summary>How far the clocks may be apart. Default 30 seconds; from 0 to 5 minutes, in whole seconds.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest life that is accepted, <c>exp</c> minus <c>iat</c>, or minus now where there is no <c>iat</c>. Default 60
    /// minutes, as for our own tokens; at least 1 minute, in whole seconds; null for any, which trusts the issuer never to
    /// make a token that outlives its purpose.
    /// </summary>
    public TimeSpan? MaximumLifetime { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>
    /// Lets any <c>kid</c>, or none, select the key. Default false. Only with exactly one key, and one that was imported
    /// without a key id: then the id can only be a hint.
    /// </summary>
    public bool AcceptAnyKeyId { get; set; }

    /// <summary>Admits keys for <see cref="SigningAlgorithm.RS256"/>. Default false: ASVS 5.0 appendix C disallows PKCS#1 v1.5 signatures.</summary>
    public bool AllowRs256ForInterop { get; set; }

    /// <summary>Lets headers carry an <c>x5t</c>, which some issuers always write. Default false. It is never read.</summary>
    public bool AllowCertificateThumbprintHeader { get; set; }
}
