using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>Weak keys never become keys, and no key shows its secret.</summary>
[Trait("asvs", "11.2.3")]
public sealed class SigningKeyTests
{
    private static readonly byte[] Random32 = Convert.FromHexString(
        "8f1c4be2a07d935e61f8c2049ab7de13552e70c98d64fb1a3706e9bc40d2185f"
    );

    [Theory]
    [InlineData(SigningAlgorithm.HS256, 32)]
    [InlineData(SigningAlgorithm.HS384, 48)]
    [InlineData(SigningAlgorithm.HS512, 64)]
    public void A_secret_has_at_least_the_length_of_the_hash(SigningAlgorithm algorithm, int bytes)
    {
        var enough = RandomNumberGenerator.GetBytes(bytes);

        SigningKey.FromBytes(enough, algorithm).Algorithm.Should().Be(algorithm);
        var make = () => SigningKey.FromBytes(enough.AsSpan(1), algorithm);
        make.Should().Throw<ArgumentException>().WithMessage($"*has {bytes - 1} bytes*at least {bytes}*");
    }

    [Fact]
    public void A_secret_is_read_from_base64_and_base64url_with_and_without_padding()
    {
        byte[] bytes = [0xFB, 0xEF, 0xFF, .. Random32];
        var standard = Convert.ToBase64String(bytes);
        var url = Base64Url.EncodeToString(bytes);
        standard.Should().ContainAny("+", "/");

        var ids = new[] { standard, standard.TrimEnd('='), url, url + "=", $" {url}\n" }
            .Select(text => SigningKey.FromBase64(text).KeyId)
            .Append(SigningKey.FromBytes(bytes).KeyId);

        ids.Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not base64 at all, but a password!")]
    [InlineData("jxxL4qB9k15h+MIEmrfeE1Uuc MmNZPsaNwbpvEDSGF8=")]
    [InlineData("jxxL4qB9k15h+MIEmrfeE1UucMmNZPsaNwbpvEDSGF8====")]
    public void A_text_that_is_not_base64_is_refused(string text)
    {
        var make = () => SigningKey.FromBase64(text);

        var thrown = make.Should().Throw<ArgumentException>().WithMessage("*openssl rand -base64 32*").Which;
        if (text.Trim().Length > 0)
        {
            thrown.ToString().Should().NotContain(text.Trim());
        }
    }

    [Fact]
    public void A_key_from_the_environment_names_the_variable_when_it_is_refused()
    {
        const string Variable = "AUTH_CORE_TEST_KEY";
        var make = () => SigningKey.FromEnvironment(Variable);

        make.Should().Throw<ArgumentException>().WithMessage($"*{Variable}: no key is set.*openssl rand -base64 32*");
        Environment.SetEnvironmentVariable(Variable, "correct horse battery staple ok! and some more");
        make.Should().Throw<ArgumentException>().WithMessage($"*{Variable}*not base64*openssl rand -base64 32*");
        Environment.SetEnvironmentVariable(Variable, Convert.ToBase64String(Random32.AsSpan(0, 31)));
        make.Should().Throw<ArgumentException>().WithMessage($"*{Variable}*31 bytes*at least 32*");
        Environment.SetEnvironmentVariable(Variable, Convert.ToBase64String(Random32));
        make().KeyId.Should().Be(SigningKey.FromBytes(Random32).KeyId);
        Environment.SetEnvironmentVariable(Variable, null);
    }

    [Fact]
    public void The_id_of_a_secret_is_a_keyed_hash_of_22_characters()
    {
        var expected = Base64Url.EncodeToString(HMACSHA256.HashData(Random32, "auth.core/kid/v1"u8).AsSpan(0, 16));

        SigningKey.FromBytes(Random32).KeyId.Should().Be(expected).And.HaveLength(22);
    }

    [Fact]
    public void The_id_of_a_key_pair_is_the_thumbprint_of_RFC_7638_section_3_1()
    {
        const string Modulus =
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs"
            + "tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";

        var id = KeyId.ForRsa(
            new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars(Modulus),
                Exponent = Base64Url.DecodeFromChars("AQAB"),
            }
        );

        id.Should().Be("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.ES384)]
    [InlineData(SigningAlgorithm.ES512)]
    public void An_elliptic_curve_key_is_read_from_both_PEM_forms_under_one_id(SigningAlgorithm algorithm)
    {
        using var ecdsa = ECDsa.Create(EllipticCurve.For(algorithm).Curve);
        var oracle = Base64Url.EncodeToString(
            Microsoft
                .IdentityModel.Tokens.JsonWebKeyConverter.ConvertFromECDsaSecurityKey(
                    new Microsoft.IdentityModel.Tokens.ECDsaSecurityKey(ecdsa)
                )
                .ComputeJwkThumbprint()
        );

        // openssl ecparam -genkey writes the curve's name in a block of its own before the key.
        var pkcs8 = SigningKey.FromPem(ecdsa.ExportPkcs8PrivateKeyPem(), algorithm);
        var sec1 = SigningKey.FromPem(
            "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + ecdsa.ExportECPrivateKeyPem(),
            algorithm
        );

        pkcs8.KeyId.Should().Be(oracle).And.HaveLength(43);
        sec1.KeyId.Should().Be(oracle);
    }

    [Fact]
    public void An_RSA_key_is_read_from_both_PEM_forms_under_one_id()
    {
        var pair = ((RsaSigningKey)TokenHouse.Key(SigningAlgorithm.PS256)).Pair;

        SigningKey
            .FromPem(pair.ExportRSAPrivateKeyPem(), SigningAlgorithm.PS512)
            .KeyId.Should()
            .Be(TokenHouse.Key(SigningAlgorithm.PS256).KeyId);
        SigningKey
            .FromPem(pair.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.PS384)
            .KeyId.Should()
            .Be(TokenHouse.Key(SigningAlgorithm.PS256).KeyId);
    }

    [Fact]
    public void T23_RSA_below_3072_bits_is_refused()
    {
        using var rsa = RSA.Create(2048);
        var make = () => SigningKey.FromPem(rsa.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.PS256);

        make.Should().Throw<ArgumentException>().WithMessage("*2048 bits*3072*");
    }

    [Fact]
    public void T23_a_key_on_another_curve_is_refused()
    {
        using var p521 = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var largerCurve = () => SigningKey.FromPem(p521.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.ES256);
        var smallerCurve = () => SigningKey.FromPem(p256.ExportPkcs8PrivateKeyPem(), SigningAlgorithm.ES384);

        largerCurve.Should().Throw<ArgumentException>().WithMessage("*another curve*ES256 needs P-256*");
        smallerCurve.Should().Throw<ArgumentException>().WithMessage("*another curve*ES384 needs P-384*");
    }

    [Fact]
    public void T23_a_PEM_text_without_one_plain_private_key_is_refused()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rsa = ((RsaSigningKey)TokenHouse.Key(SigningAlgorithm.PS256)).Pair;
        var pem = ecdsa.ExportPkcs8PrivateKeyPem();
        var encrypted = ecdsa.ExportEncryptedPkcs8PrivateKeyPem(
            "password",
            new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)
        );

        Refused(ecdsa.ExportSubjectPublicKeyInfoPem(), "*private part of the key is missing*");
        Refused("", "*private part of the key is missing*");
        Refused("no PEM", "*private part of the key is missing*");
        Refused(encrypted, "*encrypted*");
        Refused(pem + "\n" + pem, "*more than one private key*");
        Refused(rsa.ExportPkcs8PrivateKeyPem(), "*no usable private key for ES256*");
        Refused(rsa.ExportRSAPrivateKeyPem(), "*no usable private key for ES256*");
        Refused("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "*no usable private key for ES256*");
        var shared = () => SigningKey.FromPem(pem, SigningAlgorithm.HS256);
        shared.Should().Throw<ArgumentException>().WithMessage("*HS256 needs a shared secret*");

        static void Refused(string text, string message)
        {
            var make = () => SigningKey.FromPem(text, SigningAlgorithm.ES256);
            make.Should().Throw<ArgumentException>().WithMessage(message);
        }
    }

    [Fact]
    public void A_shared_secret_fits_no_algorithm_of_key_pairs_and_no_number_is_an_algorithm()
    {
        var pair = () => SigningKey.FromBytes(Random32, SigningAlgorithm.ES256);
        var unknown = () => SigningKey.FromBytes(Random32, (SigningAlgorithm)99);
        var random = () => SigningKey.CreateRandom((SigningAlgorithm)(-1));

        pair.Should().Throw<ArgumentException>().WithMessage("*ES256 takes no shared secret*");
        unknown.Should().Throw<ArgumentException>();
        random.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(SigningAlgorithm.HS256)]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.PS256)]
    public void A_key_shows_its_algorithm_and_id_and_no_secret(SigningAlgorithm algorithm)
    {
        var key = TokenHouse.Key(algorithm);

        key.ToString().Should().Be($"SigningKey {algorithm} {key.KeyId}");
        var json = JsonSerializer.Serialize(key, key.GetType());
        using var document = JsonDocument.Parse(json);
        document
            .RootElement.EnumerateObject()
            .Select(member => member.Name)
            .Should()
            .BeEquivalentTo("KeyId", "Algorithm", "VerifyUntil");
        key.GetType()
            .GetProperties()
            .Select(property => property.Name)
            .Should()
            .BeEquivalentTo("KeyId", "Algorithm", "VerifyUntil");
    }

    [Fact]
    public void A_key_copies_the_bytes_it_is_made_from()
    {
        var bytes = Random32.ToArray();
        var key = SigningKey.FromBytes(bytes);
        bytes.AsSpan().Clear();
        using var service = TokenHouse.Service(new ManualClock(), key);
        using var again = TokenHouse.Service(new ManualClock(), SigningKey.FromBytes(Random32));

        again.Verify(service.Issue(TokenHouse.Claims()).Reveal()).Should().BeOfType<TokenVerification.Valid>();
    }

    [Fact]
    public void Nobody_outside_can_add_a_kind_of_key()
    {
        typeof(SigningKey)
            .GetConstructors(
                System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.NonPublic
                    | System.Reflection.BindingFlags.Public
            )
            .Should()
            .OnlyContain(constructor => constructor.IsFamilyAndAssembly);
    }
}
