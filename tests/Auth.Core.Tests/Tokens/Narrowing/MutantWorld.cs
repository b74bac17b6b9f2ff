using System.Security.Cryptography;
using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;

namespace Auth.Core.Tests.Tokens.Narrowing;

/// <summary>One way to verify, told three times: as a verifier of ours, as plain rules, and as a key for the package.</summary>
internal sealed class MutantWorld
{
    public const long Now = TokenHouse.Start;

    private static readonly ManualClock Clock = new();

    private MutantWorld(string name, SigningKey key, Func<string, bool> accepts)
    {
        Name = name;
        Key = key;
        Accepts = accepts;
    }

    public string Name { get; }

    /// <summary>Signs the mutants.</summary>
    public SigningKey Key { get; }

    /// <summary>Asks our verifier.</summary>
    public Func<string, bool> Accepts { get; }

    /// <summary>Types that are accepted; null where a header without one is.</summary>
    public string?[] Types { get; private init; } = ["at+jwt", "application/at+jwt"];

    public string[] Required { get; private init; } = [];

    public long Skew { get; private init; } = 30;

    public long? MaximumLife { get; private init; } = 3600;

    public bool AnyKeyId { get; private init; }

    public bool IsOwn { get; private init; }

    public static TimeProvider Time => Clock;

    /// <summary>The vectors' profile: nothing required, any lifetime, any kid.</summary>
    public static MutantWorld Loose(SigningAlgorithm algorithm) =>
        Foreign(
            $"loose {algorithm}",
            Make(algorithm),
            issuer =>
            {
                issuer.AcceptedTypes = ["JWT", TrustedIssuer.NoType];
                issuer.RequiredClaims = ForeignClaims.None;
                issuer.MaximumLifetime = null;
                issuer.ClockSkew = TimeSpan.Zero;
                issuer.AcceptAnyKeyId = true;
            },
            (key, accepts) =>
                new MutantWorld($"loose {algorithm}", key, accepts)
                {
                    Types = ["JWT", null],
                    Skew = 0,
                    MaximumLife = null,
                    AnyKeyId = true,
                }
        );

    /// <summary>An issuer of RFC 9068 with everything required that can be.</summary>
    public static MutantWorld Strict() =>
        Foreign(
            "strict HS256",
            Make(SigningAlgorithm.HS256),
            issuer =>
            {
                issuer.AcceptedTypes = ["at+jwt", "application/at+jwt"];
                issuer.RequiredClaims =
                    ForeignClaims.Subject | ForeignClaims.TokenId | ForeignClaims.IssuedAt | ForeignClaims.Roles;
            },
            (key, accepts) =>
                new MutantWorld("strict HS256", key, accepts) { Required = ["sub", "jti", "iat", "roles"] }
        );

    /// <summary>Our own tokens.</summary>
    public static MutantWorld Own()
    {
        var key = Make(SigningAlgorithm.HS256);
        var service = new JwtTokenService(
            AccessTokenSettings.From(TokenHouse.Options(key)),
            Clock,
            SecureRandom.System
        );
        return new MutantWorld("own HS256", key, token => service.Verify(token) is TokenVerification.Valid)
        {
            Required = ["sub", "jti", "iat", "client_id", "sid", "sv", "preferred_username", "roles"],
            IsOwn = true,
        };
    }

    private static MutantWorld Foreign(
        string name,
        SigningKey key,
        Action<TrustedIssuer> configure,
        Func<SigningKey, Func<string, bool>, MutantWorld> make
    )
    {
        var issuer = new TrustedIssuer { Issuer = TokenHouse.Issuer, Audience = TokenHouse.Audience };
        configure(issuer);
        issuer.Keys = [PublicHalf(key, issuer.AcceptAnyKeyId)];
        var verifier = new ForeignTokenVerifier([issuer], Clock);
        return make(key, token => verifier.Verify(token) is ForeignTokenVerification.Valid);
    }

    private static VerificationKey PublicHalf(SigningKey key, bool unnamed) =>
        key switch
        {
            HmacSigningKey hmac => VerificationKey.FromSharedSecret(
                hmac.Secret,
                key.Algorithm,
                unnamed ? null : key.KeyId
            ),
            EcdsaSigningKey ecdsa => VerificationKey.FromPem(
                ecdsa.Pair.ExportSubjectPublicKeyInfoPem(),
                key.Algorithm,
                unnamed ? null : key.KeyId
            ),
            _ => throw new ArgumentException("Another kind of key.", nameof(key)),
        };

    // The same secret in every run, so that a seed makes the same tokens again.
    private static SigningKey Make(SigningAlgorithm algorithm) =>
        algorithm == SigningAlgorithm.HS256
            ? SigningKey.FromBytes(SHA256.HashData("the key of the mutants"u8))
            : SigningKey.CreateRandom(algorithm);
}
