using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Sessions;

/// <summary>How fast other processes hear of a revocation, in each mode, and what is said while the store is out.</summary>
public class RevocationTests
{
    private const int StaleEvent = 10801;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Changes() =>
        new("logout", "end session", "disable", "remove", "password", "role", "bump", "end all");

    [Theory]
    [MemberData(nameof(Changes))]
    [Trait("case", "R11")]
    public async Task Another_process_refuses_within_the_bound_and_not_later(string change)
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        var login = await house.LoginAsync();
        (await elsewhere.AcceptsAsync(login.AccessToken)).Should().BeTrue();

        await ChangeAsync(house, change, login);
        house.Clock.Advance(Bound - TimeSpan.FromMilliseconds(1));
        var stillHere = await house.AcceptsAsync(login.AccessToken);
        var stillThere = await elsewhere.AcceptsAsync(login.AccessToken);
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));

        stillHere.Should().BeFalse("here it bites at once");
        stillThere.Should().BeTrue("the cache is younger than the bound");
        (await elsewhere.AcceptsAsync(login.AccessToken)).Should().BeFalse();
    }

    [Theory]
    [Trait("asvs", "8.3.2")]
    [MemberData(nameof(Changes))]
    public async Task Live_refuses_at_once_everywhere(string change)
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour(o => o.Sessions.RevocationCheck = RevocationCheck.Live);
        var login = await house.LoginAsync();
        (await elsewhere.AcceptsAsync(login.AccessToken)).Should().BeTrue();

        await ChangeAsync(house, change, login);

        (await elsewhere.AcceptsAsync(login.AccessToken)).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Stateless_lets_a_token_live_until_it_expires_and_asks_no_store(string change)
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour(o => o.Sessions.RevocationCheck = RevocationCheck.Stateless);
        var login = await house.LoginAsync();

        await ChangeAsync(house, change, login);
        var before = await elsewhere.AcceptsAsync(login.AccessToken);
        house.Clock.Advance(TimeSpan.FromMinutes(31));

        before.Should().BeTrue();
        (await elsewhere.AcceptsAsync(login.AccessToken)).Should().BeFalse();
        elsewhere.Tap.Calls.Should().Be(0);
    }

    [Fact]
    [Trait("case", "R8")]
    public async Task A_token_that_names_the_session_of_somebody_else_is_refused()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        var eve = await house.Authentication.RegisterAsync("eve", SessionHouse.Password);
        var tokens = (ITokenService)house.Services.GetService(typeof(ITokenService))!;
        var forged = tokens.Issue(
            new AccessTokenClaims
            {
                Subject = ((RegistrationOutcome.Registered)eve).User.Id,
                UserName = "eve",
                SessionId = login.AccessToken.SessionId,
                SecurityVersion = 1,
            }
        );

        var verification = await house.Authentication.VerifyAsync(forged.Reveal());

        verification
            .Should()
            .BeOfType<TokenVerification.Invalid>()
            .Which.Reason.Should()
            .Be(TokenRejection.SessionEnded);
    }

    [Theory]
    [Trait("asvs", "16.5.3")]
    [Trait("asvs", "16.5.2")]
    [InlineData(RevocationCheck.Cached)]
    [InlineData(RevocationCheck.Live)]
    public async Task A_store_that_is_out_makes_verification_unavailable_and_never_invalid(RevocationCheck mode)
    {
        await using var house = await SessionHouse.CreateAsync(o => o.Sessions.RevocationCheck = mode);
        var login = await house.LoginAsync();
        await house.AcceptsAsync(login.AccessToken);
        house.Tap.Before = _ => throw new IOException("out");
        house.Clock.Advance(Bound);

        var verification = await house.Authentication.VerifyAsync(login.AccessToken.Reveal());
        var forged = await house.Authentication.VerifyAsync(login.AccessToken.Reveal() + "x");
        house.Tap.Before = null;

        verification.Should().BeOfType<TokenVerification.Unavailable>();
        forged.Should().BeOfType<TokenVerification.Invalid>("the signature needs no store");
        (await house.AcceptsAsync(login.AccessToken)).Should().BeTrue("service resumes with the store");
    }

    [Fact]
    public async Task Within_the_bound_a_store_that_is_out_is_not_missed()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        await house.AcceptsAsync(login.AccessToken);
        house.Tap.Before = _ => throw new IOException("out");

        house.Clock.Advance(Bound - TimeSpan.FromMilliseconds(1));

        (await house.AcceptsAsync(login.AccessToken)).Should().BeTrue();
    }

    [Theory]
    [InlineData(34_999, true)]
    [InlineData(35_000, false)]
    public async Task Stale_when_unavailable_serves_that_much_longer_and_no_more(int milliseconds, bool expected)
    {
        await using var house = await SessionHouse.CreateAsync(o =>
            o.Sessions.StaleWhenUnavailable = TimeSpan.FromSeconds(30)
        );
        var login = await house.LoginAsync();
        await house.AcceptsAsync(login.AccessToken);
        house.Tap.Before = _ => throw new IOException("out");

        house.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        (await house.AcceptsAsync(login.AccessToken)).Should().Be(expected);
        house.Tap.Log.Entries.Count(entry => entry.Id.Id == StaleEvent).Should().Be(expected ? 1 : 0);
    }

    [Fact]
    public async Task Stale_when_unavailable_serves_nothing_that_was_ended_here()
    {
        await using var house = await SessionHouse.CreateAsync(o =>
            o.Sessions.StaleWhenUnavailable = TimeSpan.FromSeconds(30)
        );
        var login = await house.LoginAsync();
        await house.AcceptsAsync(login.AccessToken);
        await house.Authentication.LogoutAsync(login.RefreshToken.Reveal());
        house.Tap.Before = _ => throw new IOException("out");

        var verification = await house.Authentication.VerifyAsync(login.AccessToken.Reveal());

        verification.Should().BeOfType<TokenVerification.Unavailable>();
    }

    private static Task ChangeAsync(SessionHouse house, string change, LoginOutcome.Succeeded login) =>
        change switch
        {
            "logout" => house.Authentication.LogoutAsync(login.RefreshToken.Reveal()),
            "end session" => house.Authentication.EndSessionAsync(house.Ada, login.RefreshToken.SessionId),
            "disable" => house.Authentication.DisableAsync(house.Ada),
            "remove" => house.Authentication.RemoveAsync(house.Ada),
            "password" => house.Authentication.ChangePasswordAsync(
                house.Ada,
                SessionHouse.Password,
                SessionHouse.OtherPassword
            ),
            "role" => house.Authentication.AddToRoleAsync(house.Ada, "admin"),
            "bump" => house.Authentication.BumpSecurityVersionAsync(house.Ada),
            _ => house.Authentication.LogoutEverywhereAsync(house.Ada),
        };
}
