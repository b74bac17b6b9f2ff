using System.Security.Cryptography;
using System.Text;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>Keys that are missing, weak, of the wrong kind or given twice.</summary>
internal static class SigningKeyMistakes
{
    private const string Setting = "AuthCoreOptions.Tokens.SigningKeys";
    private const string Typed = "hunter2 is no signing key, is it?";
    private const string Words = "ThisIsMySuperSecretKeyForJwtAuthentication12";
    private static readonly string Short = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        ConfigurationMistake.In(
            "No signing key",
            Setting,
            ["SigningKey.FromEnvironment()", "openssl rand -base64 32"],
            options => options.Tokens.SigningKeys.Clear()
        ),
        ConfigurationMistake.In(
            "A variable of the environment that is not set",
            "AUTH_CORE_NOT_SET",
            ["openssl rand -base64 32"],
            options => options.Tokens.SigningKeys.Add(SigningKey.FromEnvironment("AUTH_CORE_NOT_SET"))
        ),
        Key("A sentence instead of base64", Typed, ["base64", "openssl rand -base64 32"]),
        Key("A key of 16 bytes", Short, ["16 bytes", "32", "openssl rand -base64 32"]),
        Key("A key typed in words, which is base64 all the same", Words, ["words", "openssl rand -base64 32"]),
        Key("A key of one byte, 32 times", Convert.ToBase64String(new byte[32]), ["repeats", "openssl"]),
        ConfigurationMistake.In(
            "The characters of a passphrase as a key",
            Setting,
            ["guessable", "openssl rand -base64 32"],
            options => options.Tokens.SigningKeys.Add(SigningKey.FromBytes(Encoding.UTF8.GetBytes(Typed))),
            Typed
        ),
        ConfigurationMistake.In(
            "A key for HS512 of the length for HS256",
            Setting,
            ["32 bytes", "64", "openssl rand -base64 64"],
            options =>
                options.Tokens.SigningKeys.Add(
                    SigningKey.FromBytes(RandomNumberGenerator.GetBytes(32), SigningAlgorithm.HS512)
                )
        ),
        Pem("The public half of a key pair", key => key.ExportSubjectPublicKeyInfoPem(), ["private", "PRIVATE KEY"]),
        Pem(
            "An encrypted private key",
            key =>
                key.ExportEncryptedPkcs8PrivateKeyPem(
                    Typed,
                    new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)
                ),
            ["encrypted", "Decrypt it first"]
        ),
        Pem(
            "A key on another curve than the algorithm's",
            _ => ECDsa.Create(ECCurve.NamedCurves.nistP384).ExportPkcs8PrivateKeyPem(),
            ["ES256", "P-256"]
        ),
        ConfigurationMistake.In(
            "An RSA key of 2,048 bits",
            Setting,
            ["2048", "3072"],
            options =>
                options.Tokens.SigningKeys.Add(
                    SigningKey.FromPem(RSA.Create(2048).ExportPkcs8PrivateKeyPem(), SigningAlgorithm.PS256)
                )
        ),
        ConfigurationMistake.In(
            "One key twice",
            Setting + "[1]",
            ["same key id", "Remove one"],
            options => options.Tokens.SigningKeys.Add(options.Tokens.SigningKeys[0])
        ),
        ConfigurationMistake.In(
            "A retiring key in front of its successor",
            Setting + "[0]",
            ["Put the new key first"],
            options => options.Tokens.SigningKeys[0] = SigningKey.CreateRandom().RetireAt(DateTimeOffset.UnixEpoch)
        ),
        ConfigurationMistake.In(
            "RS256 without saying that it is wanted",
            Setting + "[1]",
            ["PS256 or ES256", "AllowRs256ForInterop"],
            options => options.Tokens.SigningKeys.Add(SigningKey.CreateRandom(SigningAlgorithm.RS256))
        ),
    ];

    private static ConfigurationMistake Key(string what, string text, string[] fix) =>
        ConfigurationMistake.In(
            what,
            Setting,
            fix,
            options => options.Tokens.SigningKeys.Add(SigningKey.FromBase64(text)),
            text
        );

    private static ConfigurationMistake Pem(string what, Func<ECDsa, string> export, string[] fix) =>
        ConfigurationMistake.In(
            what,
            Setting,
            fix,
            options =>
            {
                using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                options.Tokens.SigningKeys.Add(SigningKey.FromPem(export(key), SigningAlgorithm.ES256));
            }
        );
}
