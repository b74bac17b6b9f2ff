using Auth.Core.Testing;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Tokens;

/// <summary>The list of checks behind a signature that holds, one row a thing that can be wrong.</summary>
public sealed class TokenVerificationTests
{
    private static readonly IReadOnlyDictionary<string, (TokenRejection? Expected, string Token)> Variants =
        HostileVariants.Of(TokenHouse.Key(), TokenHouse.Start);

    public static TheoryData<string> Names => [.. Variants.Keys];

    [Theory]
    [Trait("asvs", "10.3.1")]
    [Trait("asvs", "7.2.1")]
    [MemberData(nameof(Names))]
    [Trait("asvs", "9.1.1")]
    [Trait("asvs", "9.1.2")]
    [Trait("asvs", "9.1.3")]
    [Trait("asvs", "9.2.1")]
    [Trait("asvs", "9.2.2")]
    [Trait("asvs", "9.2.3")]
    public void A_signed_token_that_differs_in_one_thing_is_judged_by_the_check_for_it(string name)
    {
        using var service = TokenHouse.Service(new ManualClock());
        var (expected, token) = Variants[name];

        var verification = service.Verify(token);

        TokenHouse.Refusal(verification).Should().Be(expected);
    }

    [Fact]
    [Trait("asvs", "9.1.1")]
    public void A_refusal_carries_its_reason_and_nothing_of_the_token()
    {
        typeof(TokenVerification.Invalid)
            .GetProperties()
            .Select(property => property.Name)
            .Should()
            .Equal(nameof(TokenVerification.Invalid.Reason));

        typeof(TokenVerification).GetProperties().Should().BeEmpty();
    }

    [Fact]
    [Trait("asvs", "10.3.4")]
    public void A_good_token_gives_back_what_was_put_into_it()
    {
        var time = new ManualClock();
        using var service = TokenHouse.Service(time);
        var issued = service.Issue(TokenHouse.Claims("user", "editor"));

        var identity = service.Verify(issued.Reveal()).Should().BeOfType<TokenVerification.Valid>().Subject.Identity;

        identity.UserId.Value.Should().Be("u1");
        identity.UserName.Should().Be("Zoë");
        identity.Roles.Should().Equal("user", "editor");
        identity.SessionId.Value.Should().Be("s1");
        identity.TokenId.Should().Be(issued.Id);
        identity.SecurityVersion.Should().Be(7);
        identity.IssuedAt.Should().Be(time.GetUtcNow());
        identity.ExpiresAt.Should().Be(time.GetUtcNow().AddMinutes(30));
        identity.AuthenticatedAt.Should().Be(time.GetUtcNow());
        identity.AuthenticationMethods.Should().Equal("pwd");
    }

    [Fact]
    public void Roles_are_held_only_by_their_exact_name()
    {
        using var service = TokenHouse.Service(new ManualClock());
        var token = HostileToken.With(TokenHouse.Key()).Claim("roles", "[\"Admin\"]").Build();

        var identity = ((TokenVerification.Valid)service.Verify(token)).Identity;

        identity.IsInRole("admin").Should().BeFalse();
        identity.IsInRole("Admin").Should().BeTrue();
        identity.Roles.Should().NotBeAssignableTo<string[]>("the caller could write into it");
    }

    [Theory]
    [InlineData(30, -1, true)]
    [InlineData(30, 0, false)]
    [InlineData(30, 1, false)]
    [InlineData(0, -1, true)]
    [InlineData(0, 0, false)]
    [Trait("asvs", "9.2.1")]
    public void A_token_ends_at_its_expiry_plus_the_skew_to_the_second(int skew, int offset, bool good)
    {
        var time = new ManualClock();
        using var service = WithSkew(time, skew);
        var token = service.Issue(TokenHouse.Claims());
        time.Advance(token.ExpiresAt.AddSeconds(skew + offset) - time.GetUtcNow());

        var verification = service.Verify(token.Reveal());

        TokenHouse.Refusal(verification).Should().Be(good ? null : TokenRejection.Expired);
    }

    [Fact]
    [Trait("asvs", "9.2.1")]
    public void A_fraction_of_a_second_before_the_end_still_passes()
    {
        var time = new ManualClock();
        using var service = TokenHouse.Service(time);
        var token = service.Issue(TokenHouse.Claims());
        time.Advance(token.ExpiresAt.AddSeconds(30).AddTicks(-1) - time.GetUtcNow());

        service.Verify(token.Reveal()).Should().BeOfType<TokenVerification.Valid>();
    }

    [Theory]
    [InlineData("iat", -1, true)]
    [InlineData("iat", 0, true)]
    [InlineData("iat", 1, false)]
    [InlineData("nbf", -1, true)]
    [InlineData("nbf", 0, true)]
    [InlineData("nbf", 1, false)]
    [Trait("asvs", "9.2.1")]
    public void A_token_may_begin_ahead_by_the_skew_to_the_second(string claim, int offset, bool good)
    {
        using var service = WithSkew(new ManualClock(), 30);
        var token = HostileToken.With(TokenHouse.Key()).Claim(claim, $"{TokenHouse.Start + 30 + offset}").Build();

        var verification = service.Verify(token);

        TokenHouse.Refusal(verification).Should().Be(good ? null : TokenRejection.NotYetValid);
    }

    [Fact]
    [Trait("asvs", "11.2.5")]
    public void A_clock_that_throws_is_a_refusal_too()
    {
        using var working = TokenHouse.Service(new ManualClock());
        using var broken = TokenHouse.Service(new BrokenTime());
        var token = working.Issue(TokenHouse.Claims()).Reveal();

        broken.Verify(token).Should().BeOfType<TokenVerification.Invalid>();
    }

    private static Auth.Core.Tokens.Jwt.JwtTokenService WithSkew(TimeProvider time, int seconds)
    {
        var options = TokenHouse.Options(TokenHouse.Key());
        options.ClockSkew = TimeSpan.FromSeconds(seconds);
        return new(AccessTokenSettings.From(options), time, Auth.Core.Secrets.SecureRandom.System);
    }

    private sealed class BrokenTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("No clock.");
    }
}
