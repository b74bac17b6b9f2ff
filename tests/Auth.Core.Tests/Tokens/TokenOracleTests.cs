using Auth.Core.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>The package's own handler judges too: whatever we accept, it accepts, with every check of its switched on.</summary>
public sealed class TokenOracleTests
{
    public static TheoryData<SigningAlgorithm> Algorithms => [.. Enum.GetValues<SigningAlgorithm>()];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task A_token_of_ours_is_good_to_the_packages_handler(SigningAlgorithm algorithm)
    {
        var key = TokenHouse.Key(algorithm);
        using var service = TokenHouse.Service(TimeProvider.System, key);

        var result = await Judge(service.Issue(TokenHouse.Claims("user", "editor")).Reveal(), key);

        result.Exception.Should().BeNull();
        result.IsValid.Should().BeTrue();
        result.Claims["sub"].Should().Be("u1");
        result.ClaimsIdentity.Name.Should().Be("Zoë");
        result.ClaimsIdentity.FindAll("roles").Select(claim => claim.Value).Should().Equal("user", "editor");
    }

    [Fact]
    public async Task Whatever_hostile_token_we_accept_the_handler_accepts()
    {
        var key = TokenHouse.Key();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        using var service = TokenHouse.Service(TimeProvider.System, key);
        var accepted = 0;
        foreach (var (name, (_, token)) in HostileVariants.Of(key, now))
        {
            if (service.Verify(token) is TokenVerification.Valid)
            {
                var result = await Judge(token, key);
                result
                    .IsValid.Should()
                    .BeTrue($"we accepted '{name}', and the handler says {result.Exception?.Message}");
                accepted++;
            }
        }

        accepted.Should().BeGreaterThan(15);
    }

    [Fact]
    public async Task A_token_made_by_the_packages_handler_in_our_shape_is_good_to_us()
    {
        var key = TokenHouse.Key(SigningAlgorithm.ES256);
        using var service = TokenHouse.Service(TimeProvider.System, key);
        var now = DateTime.UtcNow;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = TokenHouse.Issuer,
                Audience = TokenHouse.Audience,
                IssuedAt = now,
                Expires = now.AddMinutes(5),
                TokenType = "at+jwt",
                SigningCredentials = new SigningCredentials(SecurityKeyOf(key), "ES256"),
                Claims = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["sub"] = "u1",
                    ["jti"] = "j1",
                    ["client_id"] = "first-party",
                    ["sid"] = "s1",
                    ["sv"] = 1L,
                    ["roles"] = new[] { "user" },
                    ["preferred_username"] = "Zoë",
                },
            }
        );

        service.Verify(token).Should().BeOfType<TokenVerification.Valid>();
        (await Judge(token, key)).IsValid.Should().BeTrue();
    }

    private static Task<TokenValidationResult> Judge(string token, SigningKey key) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = TokenHouse.Issuer,
                ValidAudience = TokenHouse.Audience,
                ValidAlgorithms = [key.Algorithm.ToString()],
                ValidTypes = ["at+jwt", "application/at+jwt"],
                IssuerSigningKey = SecurityKeyOf(key),
                TryAllIssuerSigningKeys = false,
                IgnoreTrailingSlashWhenValidatingAudience = false,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                RequireAudience = true,
                ClockSkew = TimeSpan.FromSeconds(30),
                NameClaimType = "preferred_username",
                RoleClaimType = "roles",
            }
        );

    private static SecurityKey SecurityKeyOf(SigningKey key)
    {
        SecurityKey made = key switch
        {
            HmacSigningKey hmac => new SymmetricSecurityKey(hmac.Secret.ToArray()),
            EcdsaSigningKey ecdsa => new ECDsaSecurityKey(ecdsa.Pair),
            RsaSigningKey rsa => new RsaSecurityKey(rsa.Pair),
            _ => throw new ArgumentException("Unknown kind of key.", nameof(key)),
        };
        made.KeyId = key.KeyId;
        made.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
        return made;
    }
}
