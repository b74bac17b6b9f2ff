using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Jwt;

namespace Auth.Core.Tests.Tokens;

public sealed class ForeignTokenTests
{
    private const string Partner = "https://partner.example";

    private static readonly SigningKey Key = SigningKey.CreateRandom(SigningAlgorithm.ES256);
    private static readonly SigningKey PartnersKey = SigningKey.CreateRandom(SigningAlgorithm.ES256);

    [Fact]
    [Trait("asvs", "10.3.2")]
    public void A_token_of_a_trusted_issuer_says_who_and_what()
    {
        var token = HostileToken
            .With(Key)
            .Claim("nbf", $"{TokenHouse.Start - 5}")
            .Claim("scope", "\"read write\"")
            .Claim("tenant", "\"t\\u00f6st\"")
            .Claim("level", "7")
            .Claim("address", "{\"city\":\"inner\"}")
            .Build();

        var identity = Verify(token).Should().BeOfType<ForeignTokenVerification.Valid>().Which.Identity;

        identity.Issuer.Should().Be(TokenHouse.Issuer);
        identity.Audience.Should().Be(TokenHouse.Audience);
        identity.Subject.Should().Be("u1");
        identity.TokenId.Should().Be("j1");
        identity.IssuedAt.Should().Be(ManualClock.DefaultStart);
        identity.NotBefore.Should().Be(ManualClock.DefaultStart.AddSeconds(-5));
        identity.ExpiresAt.Should().Be(ManualClock.DefaultStart.AddMinutes(30));
        identity.AuthenticatedAt.Should().Be(ManualClock.DefaultStart);
        identity.Roles.Should().Equal("user");
        identity.IsInRole("user").Should().BeTrue();
        identity.IsInRole("USER").Should().BeFalse();
        identity.HasScope("write").Should().BeTrue();
        identity.HasScope("writ").Should().BeFalse();
        identity.HasScope("").Should().BeFalse();
        identity.FindText("tenant").Should().Be("töst");
        identity.FindText("level").Should().BeNull();
        identity.FindText("city").Should().BeNull();
        identity.FindText("nothing").Should().BeNull();
    }

    [Fact]
    public void What_the_profile_does_not_require_may_be_missing()
    {
        var token = HostileToken.With(Key);
        foreach (var name in new[] { "sub", "jti", "iat", "roles", "auth_time", "amr", "preferred_username", "sid" })
        {
            token.Claim(name, null);
        }

        var identity = Verify(token.Build(), issuer => issuer.RequiredClaims = ForeignClaims.None)
            .Should()
            .BeOfType<ForeignTokenVerification.Valid>()
            .Which.Identity;

        identity.Subject.Should().BeNull();
        identity.TokenId.Should().BeNull();
        identity.IssuedAt.Should().BeNull();
        identity.Roles.Should().BeEmpty();
        identity.HasScope("read").Should().BeFalse();
    }

    [Theory]
    [InlineData(ForeignClaims.Subject, "sub")]
    [InlineData(ForeignClaims.TokenId, "jti")]
    [InlineData(ForeignClaims.IssuedAt, "iat")]
    [InlineData(ForeignClaims.Roles, "roles")]
    public void Each_required_claim_is_missed(ForeignClaims claim, string name)
    {
        var token = HostileToken.With(Key).Claim(name, null).Build();

        Refusal(Verify(token, issuer => issuer.RequiredClaims = claim)).Should().Be(TokenRejection.MissingClaim);
        Refusal(Verify(token, issuer => issuer.RequiredClaims = ForeignClaims.None)).Should().BeNull();
    }

    [Fact]
    public void Names_that_are_ours_may_mean_something_else_to_another_issuer()
    {
        var token = HostileToken.With(Key).Claim("sid", "5").Claim("sv", "\"x\"").Claim("client_id", "[]").Build();

        Refusal(Verify(token)).Should().BeNull();
    }

    [Fact]
    [Trait("asvs", "9.1.3")]
    public void Two_issuers_never_share_keys()
    {
        using var verifier = new ForeignTokenVerifier([Profile(), PartnerProfile()], new ManualClock());
        var ours = HostileToken.With(Key);
        var partners = HostileToken.With(PartnersKey).Claim("iss", $"\"{Partner}\"");

        Refusal(verifier.Verify(ours.Build())).Should().BeNull();
        verifier
            .Verify(partners.Build())
            .Should()
            .BeOfType<ForeignTokenVerification.Valid>()
            .Which.Identity.Issuer.Should()
            .Be(Partner);

        // Each key under the other one's name: the profile that knows the key objects to the issuer.
        Refusal(verifier.Verify(ours.Claim("iss", $"\"{Partner}\"").Build())).Should().Be(TokenRejection.Issuer);
        Refusal(verifier.Verify(partners.Claim("iss", $"\"{TokenHouse.Issuer}\"").Build()))
            .Should()
            .Be(TokenRejection.Issuer);
        Refusal(verifier.Verify(partners.Header("kid", $"\"{Key.KeyId}\"").Build()))
            .Should()
            .Be(TokenRejection.Signature);
    }

    [Fact]
    public void The_reason_is_that_of_the_profile_that_came_furthest()
    {
        using var verifier = new ForeignTokenVerifier([PartnerProfile(), Profile()], new ManualClock());

        Refusal(verifier.Verify(HostileToken.With(Key).Claim("exp", "1").Build())).Should().Be(TokenRejection.Expired);
        Refusal(verifier.Verify("x")).Should().Be(TokenRejection.Malformed);
        Refusal(verifier.Verify(null)).Should().Be(TokenRejection.Malformed);
    }

    [Fact]
    public void Types_are_those_that_are_listed()
    {
        var untyped = HostileToken.With(Key).Header("typ", null).Build();
        var empty = HostileToken.With(Key).Header("typ", "\"\"").Build();

        Refusal(Verify(untyped)).Should().Be(TokenRejection.Type);
        Refusal(Verify(untyped, issuer => issuer.AcceptedTypes = [TrustedIssuer.NoType])).Should().BeNull();
        Refusal(Verify(empty, issuer => issuer.AcceptedTypes = [TrustedIssuer.NoType]))
            .Should()
            .Be(TokenRejection.Type);
    }

    [Fact]
    public void A_lifetime_is_bounded_from_issue_or_from_now()
    {
        var late = HostileToken.With(Key).Claim("exp", $"{TokenHouse.Start + 3601}");

        Refusal(Verify(late.Build())).Should().Be(TokenRejection.Lifetime);
        Refusal(Verify(late.Build(), issuer => issuer.MaximumLifetime = null)).Should().BeNull();
        Refusal(Verify(late.Claim("iat", null).Build(), issuer => issuer.RequiredClaims = ForeignClaims.None))
            .Should()
            .Be(TokenRejection.Lifetime);
    }

    [Theory]
    [InlineData(0, TokenRejection.Lifetime)]
    [InlineData(1, TokenRejection.Lifetime)]
    [InlineData(-1, null)]
    public void A_token_that_begins_when_it_has_ended_is_refused_within_the_skew_too(int gap, TokenRejection? expected)
    {
        var token = HostileToken
            .With(Key)
            .Claim("iat", $"{TokenHouse.Start - 60}")
            .Claim("exp", $"{TokenHouse.Start + 10}")
            .Claim("nbf", $"{TokenHouse.Start + 10 + gap}")
            .Build();

        Refusal(Verify(token)).Should().Be(expected);
    }

    [Fact]
    public void Any_kid_selects_the_only_unnamed_key_by_option_alone()
    {
        var unnamed = VerificationKey.FromPem(
            ((EcdsaSigningKey)Key).Pair.ExportSubjectPublicKeyInfoPem(),
            SigningAlgorithm.ES256
        );
        var other = HostileToken.With(Key).Header("kid", "\"other\"").Build();
        var none = HostileToken.With(Key).Header("kid", null).Build();

        foreach (var token in new[] { other, none })
        {
            Refusal(Verify(token, issuer => issuer.Keys = [unnamed])).Should().Be(TokenRejection.UnknownKey);
            Refusal(
                    Verify(
                        token,
                        issuer =>
                        {
                            issuer.Keys = [unnamed];
                            issuer.AcceptAnyKeyId = true;
                        }
                    )
                )
                .Should()
                .BeNull();
        }
    }

    [Fact]
    public void A_certificate_thumbprint_passes_unread_by_option_alone()
    {
        var token = HostileToken.With(Key).Header("x5t", "\"AAAA\"").Build();

        Refusal(Verify(token)).Should().Be(TokenRejection.Header);
        Refusal(Verify(token, issuer => issuer.AllowCertificateThumbprintHeader = true)).Should().BeNull();
    }

    [Fact]
    public void A_profile_that_is_changed_later_changes_nothing()
    {
        var profile = Profile();
        using var verifier = new ForeignTokenVerifier([profile], new ManualClock());

        profile.Audience = "another";
        profile.Keys = [];
        profile.AcceptedTypes = [];

        Refusal(verifier.Verify(HostileToken.With(Key).Build())).Should().BeNull();
    }

    private static ForeignTokenVerification Verify(string token, Action<TrustedIssuer>? change = null)
    {
        var profile = Profile();
        change?.Invoke(profile);
        using var verifier = new ForeignTokenVerifier([profile], new ManualClock());
        return verifier.Verify(token);
    }

    private static TokenRejection? Refusal(ForeignTokenVerification verification) =>
        verification is ForeignTokenVerification.Invalid invalid ? invalid.Reason : null;

    private static TrustedIssuer Profile() =>
        new()
        {
            Issuer = TokenHouse.Issuer,
            Audience = TokenHouse.Audience,
            Keys = [VerificationKey.From(Key)],
            AcceptedTypes = ["at+jwt", "application/at+jwt"],
        };

    private static TrustedIssuer PartnerProfile()
    {
        var profile = Profile();
        profile.Issuer = Partner;
        profile.Keys = [VerificationKey.From(PartnersKey)];
        return profile;
    }
}
