// A service that only verifies: it holds public keys and nothing else. No store, no passwords, no network.
//   Auth.Core.Sample.VerifyOnly KEYS-FILE TOKEN   verifies a token of https://id.example.org with the key set of a file
//   Auth.Core.Sample.VerifyOnly                   plays the issuers too, to have something to verify
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

const string Us = "https://id.example.org";
const string Partner = "https://login.partner.example";

var (keySet, token) = args is [var file, var given] ? (await File.ReadAllTextAsync(file), given) : PlayIssuer(Us);
var (partnerKeySet, partnerToken) = PlayIssuer(Partner);

var services = new ServiceCollection();
services.AddAuthCoreVerification(options =>
{
    // Access tokens of an issuer that runs Auth.Core.
    options.AccessTokens = new AccessTokenVerificationOptions
    {
        Issuer = "https://id.example.org",
        Audience = "https://api.example.org",
        Keys = VerificationKey.FromJwks(keySet),
    };

    // Tokens of anybody else: one profile an issuer.
    options.TrustedIssuers.Add(
        new TrustedIssuer
        {
            Issuer = "https://login.partner.example",
            Audience = "https://api.example.org",
            Keys = VerificationKey.FromJwks(partnerKeySet),
            AcceptedTypes = ["at+jwt", "application/at+jwt"],
            RequiredClaims = ForeignClaims.Subject | ForeignClaims.IssuedAt,
        }
    );
});

await using var provider = services.BuildServiceProvider();
var accessTokens = provider.GetRequiredService<IAccessTokenVerifier>();
var foreignTokens = provider.GetRequiredService<IForeignTokenVerifier>();

Console.WriteLine($"the token: {Read(token)}");
if (args.Length == 0)
{
    Console.WriteLine($"one character changed: {Read(token[..^8] + (token[^8] is 'A' ? 'B' : 'A') + token[^7..])}");
    Console.WriteLine($"the partner's token as one of ours: {Read(partnerToken)}");
    Console.WriteLine($"the partner's token as the partner's: {ReadForeign(partnerToken)}");
    Console.WriteLine($"our token as the partner's: {ReadForeign(token)}");
}

string Read(string accessToken)
{
    switch (accessTokens.Verify(accessToken))
    {
        case TokenVerification.Valid { Identity: var who }:
            return $"{who.UserName} ({who.UserId}), roles {string.Join(", ", who.Roles)}";
        case TokenVerification.Invalid { Reason: var reason }:
            // The reason is for logs; a caller is told no more than "invalid".
            return $"refused, {reason}";
        default:
            throw new InvalidOperationException("There is no third case.");
    }
}

string ReadForeign(string foreignToken) =>
    foreignTokens.Verify(foreignToken) switch
    {
        ForeignTokenVerification.Valid { Identity: var who } =>
            $"{who.Subject} of {who.Issuer}, called {who.FindText("preferred_username")}",
        ForeignTokenVerification.Invalid invalid => $"refused, {invalid.Reason}",
        _ => throw new InvalidOperationException("There is no third case."),
    };

// What happens elsewhere: an issuer signs with a key that it never gives away, and publishes the public half.
static (string KeySet, string Token) PlayIssuer(string issuer)
{
    var signingKey = SigningKey.CreateRandom(SigningAlgorithm.ES256); // SigningKey.FromPem(...) in earnest
    var services = new ServiceCollection();
    services
        .AddAuthCore(options =>
        {
            options.Tokens.Issuer = issuer;
            options.Tokens.Audience = "https://api.example.org";
            options.Tokens.SigningKeys.Add(signingKey);
        })
        .AddInMemoryStores();
    using var provider = services.BuildServiceProvider();
    var token = provider
        .GetRequiredService<ITokenService>()
        .Issue(
            new AccessTokenClaims
            {
                Subject = UserId.Parse("4711"),
                UserName = "Ada",
                SessionId = new SessionId("s1"),
                SecurityVersion = 1,
                Roles = ["user"],
            }
        );

    var published = JsonWebKeySet.Write([VerificationKey.From(signingKey)]);
    return (published, token.Reveal());
}
