using System.Security.Cryptography;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

public sealed class VerificationKeyTests
{
    private const string X = "BXh50dxJyBM7fPpBYJtRSvSwKg7QMqINzp9wn-sI3dU";
    private const string Y = "Q-a9Juhqk3Xsuhw1am-ixL0_Zf9bElri9tsnPhisaHQ";

    // RFC 7517 appendix A.1.
    private const string N =
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs"
        + "tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5h"
        + "ajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";

    public static TheoryData<SigningAlgorithm> KeyPairs =>
        [.. Enum.GetValues<SigningAlgorithm>().Where(algorithm => !SigningAlgorithmFacts.IsHmac(algorithm))];

    [Theory]
    [MemberData(nameof(KeyPairs))]
    public void A_published_signing_key_comes_back_with_the_same_id_and_algorithm(SigningAlgorithm algorithm)
    {
        var signing = TokenHouse.Key(algorithm);

        var read = VerificationKey.FromJwks(JsonWebKeySet.Write([VerificationKey.From(signing)]));

        read.Should().ContainSingle();
        read[0].KeyId.Should().Be(signing.KeyId);
        read[0].Algorithm.Should().Be(algorithm);
        read[0].ToString().Should().Be($"VerificationKey {algorithm} {signing.KeyId}");
    }

    [Fact]
    [Trait("asvs", "13.3.1")]
    public void A_published_set_has_no_private_member_and_no_secret()
    {
        var set = JsonWebKeySet.Write([
            VerificationKey.From(TokenHouse.Key(SigningAlgorithm.ES256)),
            VerificationKey.From(TokenHouse.Key(SigningAlgorithm.PS256)),
        ]);
        var secret = VerificationKey.FromSharedSecret(RandomNumberGenerator.GetBytes(32));
        var publish = () => JsonWebKeySet.Write([secret]);
        var halve = () => VerificationKey.From(TokenHouse.Key());

        using var document = System.Text.Json.JsonDocument.Parse(set);
        document
            .RootElement.GetProperty("keys")
            .EnumerateArray()
            .Select(key => string.Join(' ', key.EnumerateObject().Select(member => member.Name)))
            .Should()
            .Equal("kty crv x y use alg kid", "kty n e use alg kid");
        publish.Should().Throw<ArgumentException>().WithMessage("*never published*");
        halve.Should().Throw<ArgumentException>().WithMessage("*no public half*");
    }

    [Fact]
    public void A_set_with_one_id_twice_is_not_written()
    {
        var key = VerificationKey.From(TokenHouse.Key(SigningAlgorithm.ES256));
        var write = () => JsonWebKeySet.Write([key, key]);

        write.Should().Throw<ArgumentException>().WithMessage("*Remove one*");
        JsonWebKeySet.Write([]).Should().Be("{\"keys\":[]}");
    }

    [Fact]
    public void A_key_without_an_id_is_named_by_its_thumbprint()
    {
        // RFC 7638 section 3.1 gives this thumbprint for this key.
        var rsa = VerificationKey.FromJwk(Rsa(), SigningAlgorithm.PS256);

        rsa.KeyId.Should().Be("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        VerificationKey.FromJwk(Rsa("\"alg\":\"RS256\",\"kid\":\"2011-04-29\"")).KeyId.Should().Be("2011-04-29");
    }

    [Theory]
    [InlineData("", "ES256")]
    [InlineData("\"alg\":\"ES256\"", "ES256")]
    [InlineData("\"use\":\"sig\"", "ES256")]
    [InlineData("\"key_ops\":[\"verify\"]", "ES256")]
    [InlineData("\"use\":\"sig\",\"key_ops\":[\"sign\",\"verify\"]", "ES256")]
    [InlineData("\"x5c\":[\"AAAA\"],\"x5u\":\"https://a.example\",\"ext\":true", "ES256")]
    public void A_good_key_is_taken(string extra, string algorithm) =>
        VerificationKey.FromJwk(Ec(extra)).Algorithm.ToString().Should().Be(algorithm);

    [Theory]
    [InlineData("\"alg\":\"ES384\"", "do not agree")]
    [InlineData("\"alg\":\"RS256\"", "do not agree")]
    [InlineData("\"alg\":\"PS256\"", "do not agree")]
    [InlineData("\"alg\":\"HS256\"", "do not agree")]
    [InlineData("\"alg\":\"es256\"", "not supported")]
    [InlineData("\"alg\":\"ES256K\"", "not supported")]
    [InlineData("\"alg\":\"ECDH-ES\"", "not supported")]
    [InlineData("\"alg\":5", "alg is not text")]
    [InlineData("\"use\":\"enc\"", "use")]
    [InlineData("\"use\":\"SIG\"", "use")]
    [InlineData("\"use\":null", "use is not text")]
    [InlineData("\"key_ops\":[\"sign\"]", "key_ops")]
    [InlineData("\"key_ops\":[]", "key_ops")]
    [InlineData("\"key_ops\":\"verify\"", "key_ops")]
    [InlineData("\"key_ops\":[\"verify\",\"verify\"]", "key_ops")]
    [InlineData("\"key_ops\":[\"verify\",1]", "key_ops")]
    [InlineData("\"kid\":\"\"", "key id")]
    [InlineData("\"kid\":1", "kid is not text")]
    [InlineData("\"d\":\"AAAA\"", "private member d")]
    [InlineData("\"\\u0064\":\"AAAA\"", "private member d")]
    [InlineData("\"k\":\"AAAA\"", "private member k")]
    [InlineData("\"dq\":null", "private member dq")]
    [InlineData("\"kty\":\"EC\"", "strict JSON")]
    [InlineData("\"\\u006bty\":\"EC\"", "strict JSON")]
    [InlineData("\"z\":{\"a\":1,\"a\":1}", "strict JSON")]
    [InlineData("\"kid\":\"\\ud800\"", "strict JSON")]
    public void A_bad_key_is_refused_by_its_fault(string extra, string fault) =>
        Refuse(() => VerificationKey.FromJwk(Ec(extra)), fault);

    [Theory]
    [InlineData("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}", "not supported")]
    [InlineData("{\"kty\":\"oct\",\"k\":\"AAAA\"}", "FromSharedSecret")]
    [InlineData("{\"crv\":\"P-256\"}", "kty is missing")]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"secp256k1\"}", "not supported")]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\"}", "y is missing")]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}", "P-256 has 32")]
    [InlineData("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAA=\",\"y\":\"AAAA\"}", "base64url")]
    [InlineData("{\"kty\":\"RSA\",\"n\":\"AAAA\",\"e\":\"AQAB\",\"alg\":\"PS256\"}", "0 bits")]
    [InlineData("[]", "no JSON object")]
    [InlineData("", "strict JSON")]
    [InlineData("{} {}", "strict JSON")]
    [InlineData("{/**/}", "strict JSON")]
    public void What_is_no_key_is_refused(string json, string fault) =>
        Refuse(() => VerificationKey.FromJwk(json), fault);

    [Fact]
    public void Text_with_half_a_character_is_no_JSON() =>
        Refuse(() => VerificationKey.FromJwk("\"\ud800\""), "strict JSON");

    [Fact]
    public void A_point_beside_the_curve_is_refused()
    {
        Refuse(
            () => VerificationKey.FromJwk($$"""{"kty":"EC","crv":"P-256","x":"{{Y}}","y":"{{X}}"}"""),
            "does not lie on P-256"
        );
        Refuse(
            () =>
                VerificationKey.FromJwk(
                    $$"""{"kty":"EC","crv":"P-256","x":"{{new string('A', 43)}}","y":"{{new string('A', 43)}}"}"""
                ),
            "does not lie on P-256"
        );
    }

    [Fact]
    public void An_RSA_key_needs_a_sound_exponent_and_length()
    {
        Refuse(() => VerificationKey.FromJwk(Rsa(e: "AQ"), SigningAlgorithm.PS256), "exponent");
        Refuse(() => VerificationKey.FromJwk(Rsa(e: "Aw"), SigningAlgorithm.PS256), "exponent");
        Refuse(() => VerificationKey.FromJwk(Rsa(e: "AQAA"), SigningAlgorithm.PS256), "exponent");
        Refuse(() => VerificationKey.FromJwk(Rsa(e: "AAEAAQ"), SigningAlgorithm.PS256), "exponent");
        Refuse(() => VerificationKey.FromJwk(Rsa(n: N[..171]), SigningAlgorithm.PS256), "base64url");
        Refuse(() => VerificationKey.FromJwk(Rsa(n: N[..170] + "w"), SigningAlgorithm.PS256), "1024 bits");
    }

    [Fact]
    public void An_RSA_key_serves_one_algorithm_that_key_and_caller_agree_on()
    {
        Refuse(() => VerificationKey.FromJwk(Rsa()), "several algorithms");
        Refuse(() => VerificationKey.FromJwk(Rsa("\"alg\":\"RS256\""), SigningAlgorithm.PS256), "do not agree");
        Refuse(() => VerificationKey.FromJwk(Rsa(), SigningAlgorithm.ES256), "do not agree");
        Refuse(() => VerificationKey.FromJwk(Rsa(), SigningAlgorithm.HS256), "do not agree");
        Refuse(() => VerificationKey.FromJwk(Ec(""), SigningAlgorithm.ES384), "do not agree");
    }

    [Fact]
    public void A_set_passes_over_keys_for_something_else()
    {
        var set = Set(
            Ec("\"kid\":\"a\""),
            Ec("\"kid\":\"b\",\"use\":\"enc\""),
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\",\"kid\":\"c\"}",
            Rsa("\"kid\":\"d\",\"alg\":\"RSA-OAEP\""),
            Rsa("\"kid\":\"e\"")
        );

        var keys = VerificationKey.FromJwks(set, SigningAlgorithm.PS512);

        keys.Select(key => key.ToString()).Should().Equal("VerificationKey ES256 a", "VerificationKey PS512 e");
    }

    [Fact]
    public void A_set_is_taken_whole_or_not_at_all()
    {
        Refuse(() => VerificationKey.FromJwks(Set(Ec(""), Ec(""))), "keys[1]: the key has the same key id");
        Refuse(
            () => VerificationKey.FromJwks(Set(Ec("\"kid\":\"a\""), Rsa("\"kid\":\"a\",\"use\":\"enc\""))),
            "same key id"
        );
        Refuse(() => VerificationKey.FromJwks(Set(Ec(""), "{\"kty\":\"oct\",\"k\":\"AAAA\"}")), "keys[1]");
        Refuse(() => VerificationKey.FromJwks(Set(Ec(""), Rsa("\"use\":\"enc\",\"d\":\"AAAA\""))), "private member d");
        Refuse(() => VerificationKey.FromJwks(Set(Ec(""), Rsa())), "keys[1]: an RSA key without alg");
        Refuse(() => VerificationKey.FromJwks(Set(Ec("\"use\":\"enc\""))), "no key of the set can be used");
        Refuse(() => VerificationKey.FromJwks(Set()), "no set of 1 to 32");
        Refuse(() => VerificationKey.FromJwks(Ec("")), "no set of 1 to 32");
        Refuse(() => VerificationKey.FromJwks(Set([.. Enumerable.Repeat(Ec(""), 33)])), "no set of 1 to 32");
        Refuse(() => VerificationKey.FromJwks(Set(Ec("")), SigningAlgorithm.ES256), "rsaAlgorithm");
        Refuse(() => VerificationKey.FromJwks(new string(' ', 256 * 1024) + Set(Ec(""))), "262144 characters");
    }

    [Fact]
    public void A_public_key_in_PEM_is_taken_and_a_private_one_is_not()
    {
        var pair = ((EcdsaSigningKey)TokenHouse.Key(SigningAlgorithm.ES256)).Pair;
        var rsa = ((RsaSigningKey)TokenHouse.Key(SigningAlgorithm.PS256)).Pair;
        var pem = pair.ExportSubjectPublicKeyInfoPem();

        VerificationKey
            .FromPem(pem, SigningAlgorithm.ES256)
            .KeyId.Should()
            .Be(TokenHouse.Key(SigningAlgorithm.ES256).KeyId);
        VerificationKey.FromPem(pem, SigningAlgorithm.ES256, "mine").KeyId.Should().Be("mine");
        VerificationKey
            .FromPem(rsa.ExportRSAPublicKeyPem(), SigningAlgorithm.PS384)
            .Algorithm.Should()
            .Be(SigningAlgorithm.PS384);
        Refuse(() => VerificationKey.FromPem(pem, SigningAlgorithm.ES384), "another curve");
        Refuse(() => VerificationKey.FromPem(pem, SigningAlgorithm.PS256), "no usable public key");
        Refuse(() => VerificationKey.FromPem(pem, SigningAlgorithm.HS256), "shared secret");
        Refuse(() => VerificationKey.FromPem(pem + "\n" + pem, SigningAlgorithm.ES256), "more than one");
        Refuse(() => VerificationKey.FromPem(pair.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.ES256), "private key");
        Refuse(
            () =>
                VerificationKey.FromPem(
                    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                    SigningAlgorithm.ES256
                ),
            "x509"
        );
        Refuse(
            () =>
                VerificationKey.FromPem(
                    "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                    SigningAlgorithm.ES256
                ),
            "no usable"
        );
        Refuse(() => VerificationKey.FromPem("nothing", SigningAlgorithm.ES256), "no public key");
        Refuse(() => VerificationKey.FromPem(pem, SigningAlgorithm.ES256, new string('a', 129)), "128");
    }

    [Fact]
    public void A_weak_RSA_key_in_PEM_is_refused()
    {
        using var weak = RSA.Create(1024);

        Refuse(
            () => VerificationKey.FromPem(weak.ExportSubjectPublicKeyInfoPem(), SigningAlgorithm.RS256),
            "1024 bits"
        );
    }

    [Fact]
    public void A_shared_secret_is_held_to_the_length_of_its_hash_and_to_chance()
    {
        var unit = RandomNumberGenerator.GetBytes(32);

        VerificationKey.FromSharedSecret(unit).KeyId.Should().Be(SigningKey.FromBytes(unit).KeyId);
        VerificationKey.FromSharedSecret([.. unit, .. unit]).Algorithm.Should().Be(SigningAlgorithm.HS256);
        Refuse(
            () => VerificationKey.FromSharedSecret([.. unit, .. unit], SigningAlgorithm.HS512),
            "repeats a shorter key"
        );
        Refuse(() => VerificationKey.FromSharedSecret(unit.AsSpan(1)), "31 bytes");
        Refuse(() => VerificationKey.FromSharedSecret(new byte[32]), "repeats one byte");
        Refuse(() => VerificationKey.FromSharedSecret("correct horse battery staple correct"u8), "guessable");
        Refuse(() => VerificationKey.FromSharedSecret(RandomNumberGenerator.GetBytes(1025)), "1025 bytes");
        Refuse(() => VerificationKey.FromSharedSecret(unit, SigningAlgorithm.ES256), "no shared secret");
    }

    // No message may carry any of the key; all test keys share these beginnings.
    private static void Refuse(Func<object> make, string fault)
    {
        var refusal = make.Should().Throw<ArgumentException>().Which;

        refusal.Message.Should().Contain(fault).And.NotContainAny(X[..8], Y[..8], N[..8], "AAAA");
        refusal.InnerException.Should().BeNull();
    }

    private static string Ec(string extra) =>
        $$"""{"kty":"EC","crv":"P-256","x":"{{X}}","y":"{{Y}}"{{(extra.Length == 0 ? "" : ",")}}{{extra}}}""";

    private static string Rsa(string extra = "", string n = N, string e = "AQAB") =>
        $$"""{"kty":"RSA","n":"{{n}}","e":"{{e}}"{{(extra.Length == 0 ? "" : ",")}}{{extra}}}""";

    private static string Set(params string[] keys) => $$"""{"keys":[{{string.Join(',', keys)}}]}""";
}
