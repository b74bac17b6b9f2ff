using System.Security.Cryptography;
using Auth.Core.Secrets;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;
using Auth.Core.Users;

namespace Auth.Core.Tests.Tokens;

/// <summary>Keys made once for all tests (RSA keys take long), and a service over them.</summary>
internal static class TokenHouse
{
    /// <summary>Where the kit's clock starts, 2026-01-01T00:00:00Z, in Unix seconds.</summary>
    public const long Start = 1767225600;

    public const string Issuer = "https://issuer.example";
    public const string Audience = "api";

    private static readonly Lazy<string> RsaPem = new(() =>
    {
        using var rsa = RSA.Create(3072);
        return rsa.ExportPkcs8PrivateKeyPem();
    });

    private static readonly Lazy<Dictionary<SigningAlgorithm, SigningKey>> Keys = new(() =>
        Enum.GetValues<SigningAlgorithm>()
            .ToDictionary(
                algorithm => algorithm,
                algorithm =>
                    algorithm >= SigningAlgorithm.PS256
                        ? SigningKey.FromPem(RsaPem.Value, algorithm)
                        : SigningKey.CreateRandom(algorithm)
            )
    );

    private static readonly Lazy<SigningKey> StrangersRsa = new(() => SigningKey.CreateRandom(SigningAlgorithm.PS256));

    public static SigningKey Key(SigningAlgorithm algorithm = SigningAlgorithm.HS256) => Keys.Value[algorithm];

    /// <summary>A key that no service here knows.</summary>
    public static SigningKey StrangersKey(SigningAlgorithm algorithm) =>
        algorithm >= SigningAlgorithm.PS256
            ? SigningKey.FromPem(((RsaSigningKey)StrangersRsa.Value).Pair.ExportPkcs8PrivateKeyPem(), algorithm)
            : SigningKey.CreateRandom(algorithm);

    public static AccessTokenOptions Options(params SigningKey[] keys)
    {
        var options = new AccessTokenOptions
        {
            Issuer = Issuer,
            Audience = Audience,
            AllowRs256ForInterop = true,
        };
        foreach (var key in keys)
        {
            options.SigningKeys.Add(key);
        }

        return options;
    }

    public static JwtTokenService Service(TimeProvider time, params SigningKey[] keys) =>
        new(AccessTokenSettings.From(Options(keys.Length == 0 ? [Key()] : keys)), time, SecureRandom.System);

    public static AccessTokenClaims Claims(params string[] roles) =>
        new()
        {
            Subject = UserId.Parse("u1"),
            UserName = "Zoë",
            SessionId = new SessionId("s1"),
            SecurityVersion = 7,
            Roles = roles,
            AuthenticatedAt = DateTimeOffset.FromUnixTimeSeconds(TokenHouse.Start),
            AuthenticationMethods = ["pwd"],
        };

    public static TokenRejection? Refusal(TokenVerification verification) =>
        verification is TokenVerification.Invalid invalid ? invalid.Reason : null;
}
