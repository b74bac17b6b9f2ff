using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;
using Auth.Core.Throttling;

namespace Auth.Core.Tests.Sessions;

/// <summary>A login that is handed the session before it ends that one, and makes a new one.</summary>
[Trait("asvs", "7.2.4")]
public sealed class ReplacedSessionTests
{
    [Fact]
    public async Task The_session_that_a_login_replaces_is_dead()
    {
        await using var house = await SessionHouse.CreateAsync();
        var old = await house.LoginAsync();
        var other = await house.LoginAsync();

        var next = await LoginAsync(house, old.RefreshToken.Reveal());

        (await house.AcceptsAsync(old.AccessToken)).Should().BeFalse();
        (await house.RejectionAsync(old.RefreshToken)).Should().Be(RefreshRejection.Unknown);
        (await house.AcceptsAsync(other.AccessToken)).Should().BeTrue();
        (await house.AcceptsAsync(next.AccessToken)).Should().BeTrue();
        next.RefreshToken.SessionId.Should().NotBe(old.RefreshToken.SessionId);
    }

    [Fact]
    public async Task A_token_that_was_used_before_ends_its_session_too()
    {
        await using var house = await SessionHouse.CreateAsync();
        var old = await house.LoginAsync();
        var rotated = await house.RefreshAsync(old.RefreshToken);

        await LoginAsync(house, old.RefreshToken.Reveal());

        (await house.RejectionAsync(rotated.RefreshToken)).Should().Be(RefreshRejection.Unknown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("junk")]
    [InlineData("cut")]
    public async Task A_bad_token_counts_as_none(string token)
    {
        await using var house = await SessionHouse.CreateAsync();
        var old = await house.LoginAsync();

        await LoginAsync(house, token is "cut" ? old.RefreshToken.Reveal()[..^1] : token);

        (await house.AcceptsAsync(old.AccessToken)).Should().BeTrue();
    }

    [Fact]
    public async Task A_session_that_has_ended_before_is_no_fault()
    {
        await using var house = await SessionHouse.CreateAsync();
        var old = await house.LoginAsync();
        await house.Authentication.LogoutAsync(old.RefreshToken.Reveal());

        var next = await LoginAsync(house, old.RefreshToken.Reveal());

        (await house.AcceptsAsync(next.AccessToken)).Should().BeTrue();
    }

    [Fact]
    public async Task A_login_that_fails_ends_nothing()
    {
        await using var house = await SessionHouse.CreateAsync();
        var old = await house.LoginAsync();
        var context = new ClientContext { RefreshToken = old.RefreshToken.Reveal() };

        await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.OtherPassword, context);

        (await house.AcceptsAsync(old.AccessToken)).Should().BeTrue();
    }

    private static async Task<LoginOutcome.Succeeded> LoginAsync(SessionHouse house, string token) =>
        (LoginOutcome.Succeeded)
            await house.Authentication.LoginAsync(
                SessionHouse.Name,
                SessionHouse.Password,
                new ClientContext { RefreshToken = token }
            );
}
