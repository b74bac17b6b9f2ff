using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using Auth.Core.Testing;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>Signatures: every algorithm, every wrong key, every flipped bit.</summary>
public sealed class TokenSignatureTests
{
    public static TheoryData<SigningAlgorithm> Algorithms => [.. Enum.GetValues<SigningAlgorithm>()];

    public static TheoryData<SigningAlgorithm> Curves =>
        [SigningAlgorithm.ES256, SigningAlgorithm.ES384, SigningAlgorithm.ES512];

    [Theory]
    [MemberData(nameof(Algorithms))]
    [Trait("asvs", "9.1.1")]
    [Trait("asvs", "11.6.1")]
    public void Every_algorithm_signs_and_verifies(SigningAlgorithm algorithm)
    {
        using var service = TokenHouse.Service(new ManualClock(), TokenHouse.Key(algorithm));

        var token = service.Issue(TokenHouse.Claims("user")).Reveal();

        service.Verify(token).Should().BeOfType<TokenVerification.Valid>();
        service
            .Verify(HostileToken.With(TokenHouse.Key(algorithm)).Build())
            .Should()
            .BeOfType<TokenVerification.Valid>();
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    [Trait("asvs", "9.1.1")]
    public void A_signature_by_another_key_under_our_key_id_is_refused(SigningAlgorithm algorithm)
    {
        using var service = TokenHouse.Service(new ManualClock(), TokenHouse.Key(algorithm));
        var stranger = TokenHouse.StrangersKey(algorithm);

        var token = HostileToken
            .With(TokenHouse.Key(algorithm))
            .BuildWith(signed => HostileToken.SignatureOf(stranger, signed));

        TokenHouse.Refusal(service.Verify(token)).Should().Be(TokenRejection.Signature);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [Trait("asvs", "9.1.2")]
    public void T1_none_is_refused_with_and_without_a_signature(string none)
    {
        using var service = TokenHouse.Service(new ManualClock());
        var signed = HostileToken.With(TokenHouse.Key()).Header("alg", $"\"{none}\"").Build();

        TokenHouse.Refusal(service.Verify(signed)).Should().Be(TokenRejection.Algorithm);
        TokenHouse
            .Refusal(service.Verify(signed[..(signed.LastIndexOf('.') + 1)]))
            .Should()
            .Be(TokenRejection.Malformed);
        TokenHouse.Refusal(service.Verify(signed[..signed.LastIndexOf('.')])).Should().Be(TokenRejection.Malformed);
    }

    [Fact]
    [Trait("asvs", "9.1.2")]
    public void T2_a_public_key_is_no_shared_secret()
    {
        var key = TokenHouse.Key(SigningAlgorithm.ES256);
        var rsa = TokenHouse.Key(SigningAlgorithm.PS256);
        using var service = TokenHouse.Service(new ManualClock(), key, rsa);
        var publicKey = ((EcdsaSigningKey)key).Pair;
        var modulus = ((RsaSigningKey)rsa).Pair.ExportParameters(false).Modulus!;
        byte[][] secrets =
        [
            publicKey.ExportSubjectPublicKeyInfo(),
            Encoding.ASCII.GetBytes(publicKey.ExportSubjectPublicKeyInfoPem()),
            Encoding.ASCII.GetBytes(" " + publicKey.ExportSubjectPublicKeyInfoPem()),
            Encoding.ASCII.GetBytes(publicKey.ExportSubjectPublicKeyInfoPem() + "\n"),
            Encoding.ASCII.GetBytes(key.KeyId),
            modulus,
        ];

        foreach (var secret in secrets)
        {
            foreach (var target in new[] { key, rsa })
            {
                foreach (var alg in new[] { "HS256", target.Algorithm.ToString() })
                {
                    var token = HostileToken
                        .With(target)
                        .Header("alg", $"\"{alg}\"")
                        .BuildWith(signed => HMACSHA256.HashData(secret, signed));

                    TokenHouse
                        .Refusal(service.Verify(token))
                        .Should()
                        .Be(
                            string.Equals(alg, "HS256", StringComparison.Ordinal)
                                ? TokenRejection.Algorithm
                                : TokenRejection.Signature
                        );
                }
            }
        }
    }

    [Theory]
    [InlineData(SigningAlgorithm.HS256, SigningAlgorithm.HS384)]
    [InlineData(SigningAlgorithm.HS256, SigningAlgorithm.HS512)]
    [InlineData(SigningAlgorithm.ES256, SigningAlgorithm.ES384)]
    [InlineData(SigningAlgorithm.PS256, SigningAlgorithm.PS384)]
    [InlineData(SigningAlgorithm.PS256, SigningAlgorithm.RS256)]
    [InlineData(SigningAlgorithm.RS256, SigningAlgorithm.PS256)]
    [Trait("asvs", "9.1.2")]
    public void T4_a_key_serves_its_own_algorithm_alone(SigningAlgorithm own, SigningAlgorithm other)
    {
        var key = TokenHouse.Key(own);
        using var service = TokenHouse.Service(new ManualClock(), key);

        // First honestly labelled with the other algorithm, then with the key's own label over the other's signature.
        var labelled = HostileToken.With(key).Header("alg", $"\"{other}\"").BuildWith(Sign);
        var disguised = HostileToken.With(key).BuildWith(Sign);

        TokenHouse.Refusal(service.Verify(labelled)).Should().Be(TokenRejection.Algorithm);
        TokenHouse.Refusal(service.Verify(disguised)).Should().Be(TokenRejection.Signature);

        byte[] Sign(byte[] signed) =>
            key switch
            {
                HmacSigningKey hmac when other == SigningAlgorithm.HS384 => HMACSHA384.HashData(hmac.Secret, signed),
                HmacSigningKey hmac => HMACSHA512.HashData(hmac.Secret, signed),
                EcdsaSigningKey ecdsa => ecdsa.Pair.SignData(signed, HashAlgorithmName.SHA384),
                RsaSigningKey rsa => rsa.Pair.SignData(
                    signed,
                    SigningAlgorithmFacts.HashOf(other),
                    other == SigningAlgorithm.RS256 ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss
                ),
                _ => throw new InvalidOperationException(),
            };
    }

    [Theory]
    [MemberData(nameof(Curves))]
    [Trait("asvs", "9.1.1")]
    public void T11_the_halves_of_an_ECDSA_signature_stay_within_1_and_n_minus_1(SigningAlgorithm algorithm)
    {
        var key = TokenHouse.Key(algorithm);
        var curve = EllipticCurve.For(algorithm);
        using var service = TokenHouse.Service(new ManualClock(), key);
        var order = OrderOf(curve);
        BigInteger[] values = [0, 1, order - 1, order, order + 1, BigInteger.Pow(2, (8 * curve.ScalarBytes) - 1) - 1];
        foreach (var r in values)
        {
            foreach (var s in values)
            {
                byte[] signature = [.. Bytes(r), .. Bytes(s)];
                var token = HostileToken.With(key).BuildWith(_ => signature);
                TokenHouse.Refusal(service.Verify(token)).Should().Be(TokenRejection.Signature);
            }
        }

        curve.IsScalar(Bytes(0)).Should().BeFalse();
        curve.IsScalar(Bytes(1)).Should().BeTrue();
        curve.IsScalar(Bytes(order - 1)).Should().BeTrue();
        curve.IsScalar(Bytes(order)).Should().BeFalse();

        byte[] Bytes(BigInteger value)
        {
            var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
            return [.. new byte[curve.ScalarBytes - bytes.Length], .. bytes];
        }
    }

    [Fact]
    [Trait("asvs", "9.1.1")]
    public void T10_the_twin_of_an_ECDSA_signature_names_the_same_token_and_padded_twins_are_refused()
    {
        var key = TokenHouse.Key(SigningAlgorithm.ES256);
        using var service = TokenHouse.Service(new ManualClock(), key);
        var token = HostileToken.With(key).Build();
        var signature = Base64Url.DecodeFromChars(token.AsSpan(token.LastIndexOf('.') + 1));
        var s = new BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true);
        var twinHalf = (OrderOf(EllipticCurve.For(SigningAlgorithm.ES256)) - s).ToByteArray(
            isUnsigned: true,
            isBigEndian: true
        );
        byte[] twin = [.. signature[..32], .. new byte[32 - twinHalf.Length], .. twinHalf];
        string Under(byte[] bytes) =>
            string.Concat(token.AsSpan(0, token.LastIndexOf('.') + 1), Base64Url.EncodeToString(bytes));

        // ECDSA cannot help having a twin, which is why revocation goes by sid and jti and never by the text.
        var verified = service.Verify(Under(twin)).Should().BeOfType<TokenVerification.Valid>().Subject;

        verified.Identity.TokenId.Should().Be("j1");
        verified.Identity.SessionId.Value.Should().Be("s1");
        TokenHouse.Refusal(service.Verify(Under([0, .. twin]))).Should().Be(TokenRejection.Signature);
        TokenHouse.Refusal(service.Verify(Under([.. twin, 0]))).Should().Be(TokenRejection.Signature);
        TokenHouse
            .Refusal(service.Verify(Under([0, .. signature[..32], 0, .. signature[32..]])))
            .Should()
            .Be(TokenRejection.Signature);
        TokenHouse.Refusal(service.Verify(Under(signature[1..]))).Should().Be(TokenRejection.Signature);
    }

    [Fact]
    [Trait("asvs", "9.1.1")]
    public void An_ECDSA_signature_in_DER_is_refused()
    {
        var key = TokenHouse.Key(SigningAlgorithm.ES256);
        using var service = TokenHouse.Service(new ManualClock(), key);

        var token = HostileToken
            .With(key)
            .BuildWith(signed =>
                ((EcdsaSigningKey)key).Pair.SignData(
                    signed,
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.Rfc3279DerSequence
                )
            );

        TokenHouse.Refusal(service.Verify(token)).Should().Be(TokenRejection.Signature);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(20, false)]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(64, false)]
    [Trait("asvs", "9.1.1")]
    public void A_PSS_salt_has_the_length_of_the_hash(int saltBytes, bool good)
    {
        var key = TokenHouse.Key(SigningAlgorithm.PS256);
        using var service = TokenHouse.Service(new ManualClock(), key);

        var token = HostileToken
            .With(key)
            .BuildWith(signed => PssSignature.Sign(((RsaSigningKey)key).Pair, signed, saltBytes));

        TokenHouse.Refusal(service.Verify(token)).Should().Be(good ? null : TokenRejection.Signature);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    [Trait("asvs", "9.1.1")]
    public void A_signature_of_another_length_is_refused(SigningAlgorithm algorithm)
    {
        var key = TokenHouse.Key(algorithm);
        using var service = TokenHouse.Service(new ManualClock(), key);
        var good = HostileToken.With(key);

        foreach (
            var change in new Func<byte[], byte[]>[]
            {
                signature => [.. signature, 0],
                signature => [0, .. signature],
                signature => signature[..^1],
                signature => signature[1..],
                signature => signature[..(signature.Length / 2)],
                _ => [0],
                _ => new byte[4096],
            }
        )
        {
            var token = good.BuildWith(signed => change(HostileToken.SignatureOf(key, signed)));
            TokenHouse.Refusal(service.Verify(token)).Should().Be(TokenRejection.Signature);
        }
    }

    [Theory]
    [InlineData(SigningAlgorithm.HS256, 160)]
    [InlineData(SigningAlgorithm.ES256, 20)]
    [InlineData(SigningAlgorithm.HS384, 5)]
    [InlineData(SigningAlgorithm.HS512, 5)]
    [InlineData(SigningAlgorithm.ES384, 1)]
    [InlineData(SigningAlgorithm.ES512, 1)]
    [InlineData(SigningAlgorithm.PS256, 5)]
    [InlineData(SigningAlgorithm.PS384, 1)]
    [InlineData(SigningAlgorithm.PS512, 1)]
    [InlineData(SigningAlgorithm.RS256, 1)]
    [Trait("asvs", "9.1.1")]
    public void T27_no_token_survives_a_flipped_bit(SigningAlgorithm algorithm, int tokens)
    {
        using var service = TokenHouse.Service(new ManualClock(), TokenHouse.Key(algorithm));
        var survivors = 0;

        Parallel.For(
            0,
            tokens,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            number =>
            {
                var token = service.Issue(TokenHouse.Claims($"role-{number}")).Reveal();
                var characters = token.ToCharArray();
                for (var bit = 0; bit < 8 * characters.Length; bit++)
                {
                    characters[bit / 8] ^= (char)(1 << (bit % 8));
                    if (service.Verify(new string(characters)) is not TokenVerification.Invalid)
                    {
                        Interlocked.Increment(ref survivors);
                    }

                    characters[bit / 8] ^= (char)(1 << (bit % 8));
                }

                if (service.Verify(new string(characters)) is not TokenVerification.Valid)
                {
                    Interlocked.Increment(ref survivors);
                }
            }
        );

        survivors.Should().Be(0);
    }

    [Fact]
    [Trait("asvs", "9.1.3")]
    public void T13_the_library_has_nothing_to_fetch_a_key_with()
    {
        // Headers that point somewhere are refused unread (see HostileVariants); and were they read, the assembly knows
        // no way to open a connection: it references neither HTTP nor sockets.
        typeof(SigningKey)
            .Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name)
            .Should()
            .NotContain(name => name!.StartsWith("System.Net", StringComparison.Ordinal));
    }

    private static BigInteger OrderOf(EllipticCurve curve) =>
        BigInteger.Parse(
            curve.Name switch
            {
                "P-256" => "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
                "P-384" =>
                    "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973",
                _ =>
                    "001FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409",
            },
            System.Globalization.NumberStyles.HexNumber,
            System.Globalization.CultureInfo.InvariantCulture
        );
}
