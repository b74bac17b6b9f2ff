using System.Buffers.Text;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Tokens;

/// <summary>What we issue has exactly the shape we promise, and what does not fit is the caller's bug.</summary>
public sealed class IssuedTokenTests
{
    [Fact]
    [Trait("asvs", "9.2.4")]
    [Trait("asvs", "11.5.1")]
    public void A_token_has_exactly_the_shape_of_RFC_9068_and_our_few_claims()
    {
        var key = TokenHouse.Key(SigningAlgorithm.ES256);
        var time = new ManualClock(DateTimeOffset.FromUnixTimeSeconds(TokenHouse.Start).AddMilliseconds(999));
        using var service = TokenHouse.Service(time, key);

        var token = service.Issue(TokenHouse.Claims("user", "editor"));

        var parts = token.Reveal().Split('.');
        Text(parts[0]).Should().Be($$"""{"alg":"ES256","typ":"at+jwt","kid":"{{key.KeyId}}"}""");
        Text(parts[1])
            .Should()
            .Be(
                $$"""{"iss":"https://issuer.example","sub":"u1","aud":"api","exp":{{TokenHouse.Start + 1800}},"iat":{{TokenHouse.Start}},"jti":"{{token.Id}}","client_id":"first-party","sid":"s1","sv":7,"auth_time":{{TokenHouse.Start}},"amr":["pwd"],"roles":["user","editor"],"preferred_username":"Zoë"}"""
            );
        token.Id.Should().HaveLength(22);
        token.SessionId.Value.Should().Be("s1");
        token.IssuedAt.Should().Be(DateTimeOffset.FromUnixTimeSeconds(TokenHouse.Start));
        token.ExpiresAt.Should().Be(token.IssuedAt.AddMinutes(30));
        token.ToString().Should().NotContain(parts[0]);
    }

    [Fact]
    public void A_token_without_a_login_has_no_auth_time_and_empty_lists()
    {
        using var service = TokenHouse.Service(new ManualClock());

        var token = service.Issue(
            new AccessTokenClaims
            {
                Subject = UserId.Parse("u1"),
                UserName = "a\"b<+>\u2028",
                SessionId = new SessionId("s1"),
                SecurityVersion = 0,
            }
        );

        var payload = Text(token.Reveal().Split('.')[1]);
        payload.Should().Contain("\"amr\":[],\"roles\":[]").And.NotContain("auth_time");
        var identity = ((TokenVerification.Valid)service.Verify(token.Reveal())).Identity;
        identity.AuthenticatedAt.Should().BeNull();
        identity.AuthenticationMethods.Should().BeEmpty();
        identity.Roles.Should().BeEmpty();
        identity.UserName.Should().Be("a\"b<+>\u2028");
    }

    [Fact]
    public void The_largest_roles_pass_or_are_refused_but_never_cut()
    {
        using var service = TokenHouse.Service(new ManualClock());
        string[] ascii = [.. Enumerable.Range(0, 64).Select(i => $"{i:D64}")];
        string[] wide = [.. Enumerable.Range(0, 64).Select(i => $"{i:D2}" + new string('界', 62))];

        var token = service.Issue(TokenHouse.Claims(ascii)).Reveal();
        var tooLong = () => service.Issue(TokenHouse.Claims(wide));

        ((TokenVerification.Valid)service.Verify(token)).Identity.Roles.Should().Equal(ascii);
        tooLong.Should().Throw<ArgumentException>().WithMessage("*at most 8192*fewer or shorter roles*");

        // The buffers of the refused one are not left half written.
        service.Verify(service.Issue(TokenHouse.Claims("user")).Reveal()).Should().BeOfType<TokenVerification.Valid>();
    }

    public static TheoryData<string, AccessTokenClaims> Misfits =>
        new()
        {
            { "65 roles", With(roles: [.. Enumerable.Repeat("r", 65)]) },
            { "role of 65", With(roles: [new string('r', 65)]) },
            { "empty role", With(roles: [""]) },
            { "null role", With(roles: [null!]) },
            { "role with half a pair", With(roles: ["\ud800"]) },
            { "no subject", With(subject: default(UserId)) },
            { "empty name", With(name: "") },
            { "name of 256", With(name: new string('n', 256)) },
            { "name with half a pair", With(name: "a\udc00") },
            { "no session", With(session: default(SessionId)) },
            { "session with a blank", With(session: new SessionId("s ")) },
            { "session of 256", With(session: new SessionId(new string('s', 256))) },
            { "negative version", With(version: -1) },
            { "17 methods", With(methods: [.. Enumerable.Repeat("pwd", 17)]) },
            { "login before 1970", With(at: DateTimeOffset.UnixEpoch.AddSeconds(-1)) },
        };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Claims_that_would_not_verify_again_are_the_callers_bug(string name, AccessTokenClaims claims)
    {
        using var service = TokenHouse.Service(new ManualClock());
        var issue = () => service.Issue(claims);

        issue.Should().Throw<ArgumentException>(name);
    }

    [Fact]
    public void No_claims_at_all_are_the_callers_bug()
    {
        using var service = TokenHouse.Service(new ManualClock());
        var issue = () => service.Issue(null!);

        issue.Should().Throw<ArgumentNullException>();
    }

    private static AccessTokenClaims With(
        UserId? subject = null,
        string name = "Zoë",
        SessionId? session = null,
        long version = 1,
        string[]? roles = null,
        string[]? methods = null,
        DateTimeOffset? at = null
    ) =>
        new()
        {
            Subject = subject ?? UserId.Parse("u1"),
            UserName = name,
            SessionId = session ?? new SessionId("s1"),
            SecurityVersion = version,
            Roles = roles ?? [],
            AuthenticationMethods = methods ?? [],
            AuthenticatedAt = at,
        };

    private static string Text(string segment) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(segment));
}
