using System.Security.Cryptography;
using Auth.Core.DependencyInjection;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>A service that only verifies.</summary>
internal static class VerificationMistakes
{
    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        Verify(
            "Verifying nobody's tokens",
            "AuthCoreVerificationOptions",
            ["Set AccessTokens", "TrustedIssuers"],
            _ => { }
        ),
        Verify(
            "A shared secret where only public keys belong",
            "AccessTokenVerificationOptions.Keys",
            ["shared secret", "ES256", "VerificationKey.FromJwks"],
            options => options.AccessTokens = Ours(VerificationKey.FromSharedSecret(RandomNumberGenerator.GetBytes(32)))
        ),
        Verify(
            "No key of the issuer",
            "AccessTokenVerificationOptions.Keys",
            ["VerificationKey.FromJwks", "VerificationKey.FromPem"],
            options => options.AccessTokens = Ours()
        ),
        Verify(
            "The issuer's private key instead of its public one",
            "VerificationKey",
            ["private", "openssl"],
            options =>
            {
                using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                VerificationKey.FromPem(key.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.ES256);
            }
        ),
        Verify(
            "Another issuer without the types of its tokens",
            "AuthCoreVerificationOptions.TrustedIssuers[0].AcceptedTypes",
            ["at+jwt or JWT", "NoType"],
            options => options.TrustedIssuers.Add(Partner([]))
        ),
        Verify(
            "One issuer twice",
            "AuthCoreVerificationOptions.TrustedIssuers[1].Issuer",
            ["join the two"],
            options =>
            {
                options.TrustedIssuers.Add(Partner(["JWT"]));
                options.TrustedIssuers.Add(Partner(["JWT"]));
            }
        ),
    ];

    private static ConfigurationMistake Verify(
        string what,
        string setting,
        string[] fix,
        Action<AuthCoreVerificationOptions> configure
    ) => new(what, setting, fix, services => services.AddAuthCoreVerification(configure));

    private static AccessTokenVerificationOptions Ours(params VerificationKey[] keys) =>
        new()
        {
            Issuer = "https://id.example.org",
            Audience = "https://api.example.org",
            Keys = keys,
        };

    private static TrustedIssuer Partner(IReadOnlyList<string> types) =>
        new()
        {
            Issuer = "https://login.partner.example",
            Audience = "https://api.example.org",
            Keys = [VerificationKey.From(SigningKey.CreateRandom(SigningAlgorithm.ES256))],
            AcceptedTypes = types,
        };
}
