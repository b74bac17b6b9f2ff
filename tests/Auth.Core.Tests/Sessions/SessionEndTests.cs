using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Sessions;

/// <summary>What ends a session or all of them, and what does not.</summary>
public class SessionEndTests
{
    public static TheoryData<string> Endings() =>
        new(
            "logout",
            "logout by a used token",
            "end session",
            "end others",
            "disable",
            "remove",
            "password",
            "end all"
        );

    [Theory]
    [MemberData(nameof(Endings))]
    [Trait("asvs", "7.4.1")]
    [Trait("asvs", "7.4.2")]
    [Trait("asvs", "7.4.3")]
    [Trait("asvs", "7.4.5")]
    public async Task Both_tokens_are_dead_at_once_after(string ending)
    {
        await using var house = await SessionHouse.CreateAsync();
        var first = await house.LoginAsync();
        var other = await house.LoginAsync();
        var login = await house.RefreshAsync(first.RefreshToken);
        var warm = await house.AcceptsAsync(login.AccessToken);

        await EndAsync(house, ending, first, login, other);

        warm.Should().BeTrue();
        (await house.AcceptsAsync(login.AccessToken)).Should().BeFalse();
        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.Unknown);
        (await house.RejectionAsync(first.RefreshToken)).Should().NotBeNull("the grace revives nothing");
        (await house.RecordAsync(login.RefreshToken.SessionId)).Should().BeNull();
    }

    [Theory]
    [Trait("asvs", "8.3.2")]
    [InlineData("give")]
    [InlineData("take")]
    [InlineData("bump")]
    [Trait("case", "R7")]
    public async Task A_role_change_refuses_access_tokens_and_lets_the_refresh_token_renew_them(string change)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        (await house.AcceptsAsync(login.AccessToken)).Should().BeTrue();

        object outcome = change switch
        {
            "give" => await house.Authentication.AddToRoleAsync(house.Ada, "admin"),
            "take" => await house.Authentication.RemoveFromRoleAsync(house.Ada, "user"),
            _ => await house.Authentication.BumpSecurityVersionAsync(house.Ada),
        };
        var old = await house.Authentication.VerifyAsync(login.AccessToken.Reveal());
        var renewed = await house.RefreshAsync(login.RefreshToken);
        var now = await house.Authentication.VerifyAsync(renewed.AccessToken.Reveal());

        outcome.ToString().Should().Be("Done");
        old.Should().BeOfType<TokenVerification.Invalid>().Which.Reason.Should().Be(TokenRejection.Superseded);
        string[] roles = change switch
        {
            "give" => ["user", "admin"],
            "take" => [],
            _ => ["user"],
        };
        now.Should().BeOfType<TokenVerification.Valid>().Which.Identity.Roles.Should().Equal(roles);
    }

    [Fact]
    public async Task Enabling_again_revives_no_session()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        await house.Authentication.DisableAsync(house.Ada);

        var refused = await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password);
        await house.Authentication.EnableAsync(house.Ada);

        refused.Should().BeOfType<LoginOutcome.Refused>();
        (await house.AcceptsAsync(login.AccessToken)).Should().BeFalse();
        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.Unknown);
        (await house.RejectionAsync((await house.LoginAsync()).RefreshToken)).Should().BeNull();
    }

    [Fact]
    [Trait("asvs", "6.2.2")]
    [Trait("asvs", "7.4.3")]
    public async Task The_one_who_changes_a_password_goes_on_with_a_new_session()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();

        var changed = await ChangeAsync(house);

        changed.RefreshToken.SessionId.Should().NotBe(login.RefreshToken.SessionId);
        (await house.AcceptsAsync(changed.AccessToken)).Should().BeTrue();
        (await house.RejectionAsync(changed.RefreshToken)).Should().BeNull();
        (await house.RecordsAsync()).Should().ContainSingle();
        (await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Refused>();
    }

    [Fact]
    public async Task A_login_with_the_new_password_outlives_the_tidying_after_the_change()
    {
        await using var house = await SessionHouse.CreateAsync();
        await house.LoginAsync();
        await using var elsewhere = house.Neighbour();
        LoginOutcome.Succeeded? early = null;
        house.Tap.After = async name =>
        {
            if (string.Equals(name, "users.Replace", StringComparison.Ordinal))
            {
                early = await elsewhere.LoginAsync(SessionHouse.OtherPassword);
            }
        };

        await ChangeAsync(house);

        (await house.RejectionAsync(early!.RefreshToken)).Should().BeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("garbage")]
    [Trait("case", "R10")]
    public async Task Logging_out_with_garbage_says_nothing_and_ends_nothing(string? garbage)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();

        await house.Authentication.LogoutAsync(garbage);
        await house.Authentication.LogoutAsync(login.AccessToken.Reveal());

        (await house.RejectionAsync(login.RefreshToken)).Should().BeNull();
    }

    [Fact]
    [Trait("case", "R10")]
    public async Task Logging_out_twice_or_after_the_end_says_nothing()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        await house.Authentication.LogoutAsync(login.RefreshToken.Reveal());

        var again = () => house.Authentication.LogoutAsync(login.RefreshToken.Reveal());

        await again.Should().NotThrowAsync();
    }

    [Fact]
    public async Task Nobody_ends_or_keeps_the_session_of_somebody_else()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var eve = UserId.Parse("eve");

        var ended = await house.Authentication.EndSessionAsync(eve, login.RefreshToken.SessionId);
        var others = await house.Authentication.LogoutOthersAsync(eve, default);
        var unknown = await house.Authentication.EndSessionAsync(house.Ada, new SessionId("unknown"));
        var none = await house.Authentication.EndSessionAsync(house.Ada, default);

        (ended, others, unknown, none).Should().Be((false, 0, false, false));
        (await house.RejectionAsync(login.RefreshToken)).Should().BeNull();
    }

    [Fact]
    [Trait("case", "R15")]
    public async Task The_list_shows_sessions_and_nothing_that_opens_one()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = (LoginOutcome.Succeeded)
            await house.Authentication.LoginAsync(
                SessionHouse.Name,
                SessionHouse.Password,
                new LoginContext { Client = "Firefox" }
            );
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await house.LoginAsync();

        var list = await house.Authentication.ListSessionsAsync(house.Ada);

        list.Select(session => session.Id).Should().Equal(later.RefreshToken.SessionId, login.RefreshToken.SessionId);
        list.Select(session => session.Client).Should().Equal(null, "Firefox");
        list[1].CreatedAt.Should().Be(house.Clock.GetUtcNow().AddMinutes(-1));
        list[1].AuthenticatedAt.Should().Be(list[1].CreatedAt);
        list[1].AuthenticationMethods.Should().Equal("pwd");
        var text = System.Text.Json.JsonSerializer.Serialize(list);
        text.Should().NotContain(login.RefreshToken.Reveal()[5..40]).And.NotContain("$2b$").And.NotContain("counted:");
    }

    [Fact]
    [Trait("case", "R14")]
    public async Task A_client_name_that_looks_like_a_session_id_is_a_name()
    {
        await using var house = await SessionHouse.CreateAsync();
        var wanted = (await house.LoginAsync()).RefreshToken.SessionId;

        var login = (LoginOutcome.Succeeded)
            await house.Authentication.LoginAsync(
                SessionHouse.Name,
                SessionHouse.Password,
                new LoginContext { Client = wanted.Value }
            );

        login.AccessToken.SessionId.Should().NotBe(wanted);
    }

    private static async Task<ChangePasswordOutcome.Changed> ChangeAsync(SessionHouse house) =>
        (ChangePasswordOutcome.Changed)
            await house.Authentication.ChangePasswordAsync(
                house.Ada,
                SessionHouse.Password,
                SessionHouse.OtherPassword
            );

    private static Task EndAsync(
        SessionHouse house,
        string ending,
        LoginOutcome.Succeeded first,
        RefreshOutcome.Refreshed login,
        LoginOutcome.Succeeded other
    ) =>
        ending switch
        {
            "logout" => house.Authentication.LogoutAsync(login.RefreshToken.Reveal()),
            "logout by a used token" => house.Authentication.LogoutAsync(first.RefreshToken.Reveal()),
            "end session" => house.Authentication.EndSessionAsync(house.Ada, login.RefreshToken.SessionId),
            "end others" => house.Authentication.LogoutOthersAsync(house.Ada, other.RefreshToken.SessionId),
            "disable" => house.Authentication.DisableAsync(house.Ada),
            "remove" => house.Authentication.RemoveAsync(house.Ada),
            "password" => ChangeAsync(house),
            _ => house.Authentication.LogoutEverywhereAsync(house.Ada),
        };
}
