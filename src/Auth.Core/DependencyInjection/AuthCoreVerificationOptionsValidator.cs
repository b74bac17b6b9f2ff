using Auth.Core.Tokens;
using Microsoft.Extensions.Options;

namespace Auth.Core.DependencyInjection;

/// <summary>Checks all settings of verifying at start; every message names the setting, the bound and the fix.</summary>
internal sealed class AuthCoreVerificationOptionsValidator : IValidateOptions<AuthCoreVerificationOptions>
{
    public const string NoAccessTokens =
        "AuthCoreVerificationOptions.AccessTokens is not set. Set its Issuer, Audience and Keys in "
        + "AddAuthCoreVerification(...) to verify access tokens of an Auth.Core issuer.";

    public ValidateOptionsResult Validate(string? name, AuthCoreVerificationOptions options)
    {
        List<string> faults =
        [
            .. TrustedIssuerValidator.Validate(
                options.TrustedIssuers,
                $"{nameof(AuthCoreVerificationOptions)}.{nameof(options.TrustedIssuers)}"
            ),
        ];
        if (options.AccessTokens is { } accessTokens)
        {
            faults.AddRange(AccessTokenVerificationOptionsValidator.Validate(accessTokens));
        }
        else if (options.TrustedIssuers.Count == 0)
        {
            faults.Add(
                "AuthCoreVerificationOptions names nobody whose tokens are verified. Set AccessTokens for an Auth.Core issuer, "
                    + "or add an entry to TrustedIssuers for another one."
            );
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
