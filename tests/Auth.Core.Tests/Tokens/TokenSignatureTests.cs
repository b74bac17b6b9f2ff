using System.Security.Cryptography;
using Auth.Core.Testing;
using Auth.Core.Tests.House;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>Signatures: every algorithm, every wrong key, every flipped bit.</summary>
public sealed class TokenSignatureTests
{
    public static TheoryData<SigningAlgorithm> Algorithms => [.. Enum.GetValues<SigningAlgorithm>()];

    [Theory]
    [Trait("asvs", "11.4.3")]
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
        // Headers that point somewhere are refused unread (see HostileVariants); and were they read, no type outside of the
        // breached-password look-up, which takes no key, knows a way to open a connection.
        typeof(SigningKey)
            .Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name)
            .Where(name => name!.StartsWith("System.Net", StringComparison.Ordinal))
            .Should()
            .BeSubsetOf(["System.Net.Primitives", "System.Net.Http"]);
        string[] ways = ["System.Net.Http", "HttpClient", "HttpMessage", "TcpClient", "new Socket"];
        Repository
            .Files("src/Auth.Core", "*.cs")
            .Where(file => !file.StartsWith("src/Auth.Core/Passwords/Breached/", StringComparison.Ordinal))
            .Where(file => !file.StartsWith("src/Auth.Core/DependencyInjection/", StringComparison.Ordinal))
            .Where(file => ways.Any(way => Repository.Read(file).Contains(way, StringComparison.Ordinal)))
            .Should()
            .BeEmpty();
    }
}
