using Auth.Core.Secrets;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;
using Auth.Core.Users;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>One token, verified and issued by us and by the package's handler, each made once and kept.</summary>
internal sealed class TokenBench
{
    private const string Issuer = "https://issuer.example";
    private const string Audience = "https://api.example";

    private readonly JwtTokenService _ours;
    private readonly AccessTokenClaims _claims;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _parameters;
    private readonly SigningCredentials _credentials;

    public TokenBench(SigningAlgorithm algorithm)
    {
        var key = SigningKey.CreateRandom(algorithm);
        _ours = Service(key, TimeProvider.System);
        _claims = new AccessTokenClaims
        {
            Subject = UserId.Parse(SecureRandom.System.NewId()),
            UserName = "ada",
            SessionId = new SessionId(SecureRandom.System.NewId()),
            SecurityVersion = 1,
            Roles = ["user", "admin"],
            AuthenticatedAt = TimeProvider.System.GetUtcNow(),
            AuthenticationMethods = ["pwd"],
        };
        Good = _ours.Issue(_claims).Reveal();
        Refused = Refusals(key);

        SecurityKey theirs = key switch
        {
            HmacSigningKey hmac => new SymmetricSecurityKey(hmac.Secret.ToArray()) { KeyId = key.KeyId },
            EcdsaSigningKey ecdsa => new ECDsaSecurityKey(ecdsa.Pair) { KeyId = key.KeyId },
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
        };
        var name = algorithm.ToString();
        _credentials = new SigningCredentials(theirs, name);
        _parameters = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            IssuerSigningKey = theirs,
            ValidAlgorithms = [name],
            ValidTypes = ["at+jwt"],
            ClockSkew = TimeSpan.FromSeconds(30),
            TryAllIssuerSigningKeys = false,
        };
    }

    public string Good { get; }

    /// <summary>Tokens that fail at different depths, by what is wrong with them.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; }

    public void Verify(string token) => GC.KeepAlive(_ours.Verify(token));

    public void VerifyByHandler()
    {
        var result = _handler.ValidateTokenAsync(Good, _parameters).GetAwaiter().GetResult();
        if (!result.IsValid)
        {
            throw new InvalidOperationException("The handler refuses the token.", result.Exception);
        }
    }

    public void Issue() => GC.KeepAlive(_ours.Issue(_claims).Reveal());

    /// <summary>The same claims, a random id of the same length included.</summary>
    public void IssueByHandler()
    {
        var now = DateTime.UtcNow;
        GC.KeepAlive(
            _handler.CreateToken(
                new SecurityTokenDescriptor
                {
                    TokenType = "at+jwt",
                    Issuer = Issuer,
                    Audience = Audience,
                    IssuedAt = now,
                    Expires = now.AddMinutes(30),
                    SigningCredentials = _credentials,
                    Claims = new Dictionary<string, object>
                    {
                        ["sub"] = _claims.Subject.Value,
                        ["jti"] = SecureRandom.System.NewId(),
                        ["client_id"] = "first-party",
                        ["sid"] = _claims.SessionId.Value,
                        ["sv"] = _claims.SecurityVersion,
                        ["auth_time"] = _claims.AuthenticatedAt!.Value.ToUnixTimeSeconds(),
                        ["amr"] = _claims.AuthenticationMethods,
                        ["roles"] = _claims.Roles,
                        ["preferred_username"] = _claims.UserName,
                    },
                }
            )
        );
    }

    private Dictionary<string, string> Refusals(SigningKey key)
    {
        var flipped = Good.ToCharArray();
        flipped[^20] = flipped[^20] == 'A' ? 'B' : 'A';
        var past = Service(key, new ShiftedClock(TimeSpan.FromHours(-1)));
        return new Dictionary<string, string>
        {
            ["bad signature"] = new(flipped),
            ["expired token"] = past.Issue(_claims).Reveal(),
            ["no token at all"] = "not.a.token",
        };
    }

    private static JwtTokenService Service(SigningKey key, TimeProvider clock)
    {
        var options = new AccessTokenOptions { Issuer = Issuer, Audience = Audience };
        options.SigningKeys.Add(key);
        return new JwtTokenService(AccessTokenSettings.From(options), clock, SecureRandom.System);
    }

    private sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}
