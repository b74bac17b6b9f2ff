using System.Reflection;
using Auth.Core.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth.Core.Tests.Tokens.Narrowing;

/// <summary>The package's own handler with its checks set to the same profile, and the same clock.</summary>
internal sealed class PackageOracle
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _parameters;

    public PackageOracle(MutantWorld world)
    {
        SecurityKey key = world.Key switch
        {
            HmacSigningKey hmac => new SymmetricSecurityKey(hmac.Secret.ToArray()),
            EcdsaSigningKey ecdsa => new ECDsaSecurityKey(ecdsa.Pair),
            _ => throw new ArgumentException("Another kind of key.", nameof(world)),
        };
        key.KeyId = world.AnyKeyId ? null : world.Key.KeyId;
        _parameters = new TokenValidationParameters
        {
            ValidIssuer = TokenHouse.Issuer,
            ValidAudience = TokenHouse.Audience,
            ValidAlgorithms = [world.Key.Algorithm.ToString()],
            ValidTypes = [.. world.Types.OfType<string>()],
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = world.AnyKeyId,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            ClockSkew = TimeSpan.FromSeconds(world.Skew),
        };

        // The list of types cannot say "none"; the package's answer to a missing type is a refusal.
        if (world.Types.Contains(null))
        {
            _parameters.TypeValidator = (type, _, parameters) =>
                string.IsNullOrEmpty(type) || parameters.ValidTypes.Contains(type, StringComparer.Ordinal)
                    ? type
                    : throw new SecurityTokenInvalidTypeException();
        }

        // Not public, and the only way to hold its clock still: borders are met to the second.
        var clock =
            typeof(TokenValidationParameters).GetProperty(
                "TimeProvider",
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
            ) ?? throw new InvalidOperationException("The package's clock has moved.");
        clock.SetValue(_parameters, MutantWorld.Time);
    }

    /// <summary>Why it refuses, or null when it accepts.</summary>
    public string? FindRefusal(string token)
    {
        var result = _handler.ValidateTokenAsync(token, _parameters).GetAwaiter().GetResult();
        return result.IsValid ? null : result.Exception?.Message ?? "no reason given";
    }
}
