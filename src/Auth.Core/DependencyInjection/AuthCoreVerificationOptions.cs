using Auth.Core.Tokens;

namespace Auth.Core.DependencyInjection;

/// <summary>What <c>AddAuthCoreVerification</c> verifies: tokens of an Auth.Core issuer, tokens of others, or both.</summary>
public sealed class AuthCoreVerificationOptions
{
    /// <summary>
    /// The access tokens of an issuer that runs Auth.Core. Null, the default, verifies none, and
    /// <see cref="IAccessTokenVerifier"/> cannot be resolved.
    /// </summary>
    public AccessTokenVerificationOptions? AccessTokens { get; set; }

    /// <summary>Other issuers, each with a profile of its own: at most 16, no two of one name. Empty by default.</summary>
    public IList<TrustedIssuer> TrustedIssuers { get; } = [];
}
