using System.Text.Json.Nodes;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;

namespace Auth.Core.Tests.Tokens.Interop;

/// <summary>Tokens cross over to another library and back.</summary>
public sealed class PyJwtTests
{
    [PyJwtTheory]
    [InlineData(SigningAlgorithm.HS256)]
    [InlineData(SigningAlgorithm.ES256)]
    public void Its_tokens_are_good_to_us(SigningAlgorithm algorithm)
    {
        var key = TokenHouse.Key(algorithm);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var job = Job(key, makes: true);
        job["headers"] = new JsonObject { ["kid"] = key.KeyId };
        job["claims"] = new JsonObject
        {
            ["iss"] = TokenHouse.Issuer,
            ["aud"] = new JsonArray("other", TokenHouse.Audience),
            ["sub"] = "zoë",
            ["iat"] = now,
            ["exp"] = now + 300,
        };
        using var verifier = new ForeignTokenVerifier(
            [
                new TrustedIssuer
                {
                    Issuer = TokenHouse.Issuer,
                    Audience = TokenHouse.Audience,
                    Keys = [KeyOf(key)],
                    AcceptedTypes = ["JWT"],
                },
            ],
            TimeProvider.System
        );

        var verification = verifier.Verify(PyJwt.Make(job));

        verification.Should().BeOfType<ForeignTokenVerification.Valid>().Which.Identity.Subject.Should().Be("zoë");
    }

    [PyJwtTheory]
    [InlineData(SigningAlgorithm.HS256)]
    [InlineData(SigningAlgorithm.ES256)]
    public void Our_tokens_are_good_to_it(SigningAlgorithm algorithm)
    {
        var key = TokenHouse.Key(algorithm);
        using var service = TokenHouse.Service(TimeProvider.System, key);
        var job = Job(key, makes: false);
        job["token"] = service.Issue(TokenHouse.Claims("user", "editor")).Reveal();
        job["iss"] = TokenHouse.Issuer;
        job["aud"] = TokenHouse.Audience;

        var claims = PyJwt.Read(job);

        claims.GetProperty("sub").GetString().Should().Be("u1");
        claims.GetProperty("preferred_username").GetString().Should().Be("Zoë");
        claims.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).Should().Equal("user", "editor");
    }

    private static VerificationKey KeyOf(SigningKey key) =>
        key is HmacSigningKey hmac
            ? VerificationKey.FromSharedSecret(hmac.Secret, key.Algorithm)
            : VerificationKey.From(key);

    private static JsonObject Job(SigningKey key, bool makes)
    {
        var job = new JsonObject { ["alg"] = key.Algorithm.ToString() };
        switch (key)
        {
            case HmacSigningKey hmac:
                job["secret"] = Convert.ToBase64String(hmac.Secret);
                break;
            case EcdsaSigningKey ecdsa:
                job["pem"] = makes ? ecdsa.Pair.ExportPkcs8PrivateKeyPem() : ecdsa.Pair.ExportSubjectPublicKeyInfoPem();
                break;
        }

        return job;
    }
}
