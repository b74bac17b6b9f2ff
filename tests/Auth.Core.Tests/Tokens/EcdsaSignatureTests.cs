using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using Auth.Core.Testing;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>Signatures by elliptic curves: their range, their twins and their one spelling.</summary>
public sealed class EcdsaSignatureTests
{
    public static TheoryData<SigningAlgorithm> Curves =>
        [SigningAlgorithm.ES256, SigningAlgorithm.ES384, SigningAlgorithm.ES512];

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
