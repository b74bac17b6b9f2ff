using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Sessions;

/// <summary>
/// A session carries the versions of the record whose hash was verified, never of a later read: what is changed between
/// looking at the password and writing the session ends that session too.
/// </summary>
public class VerifiedVersionTests
{
    public static TheoryData<string, string> Moments()
    {
        var moments = new TheoryData<string, string>();
        foreach (var change in new[] { "password", "disable", "end all" })
        {
            foreach (var call in new[] { "users.FindByName", "state.FindByOwner" })
            {
                moments.Add(change, call);
            }
        }

        return moments;
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_login_overtaken_by_a_change_brings_tokens_that_are_dead(string change, string call)
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        house.Tap.After = Once(call, () => ChangeAsync(elsewhere, change));

        var login = await house.LoginAsync();

        (await house.AcceptsAsync(login.AccessToken)).Should().BeFalse();
        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.Revoked);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("disable")]
    [InlineData("end all")]
    public async Task A_refresh_overtaken_by_a_change_brings_tokens_that_are_dead(string change)
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        var login = await house.LoginAsync();
        house.Tap.After = Once("users.FindById", () => ChangeAsync(elsewhere, change));

        var outcome = await house.Authentication.RefreshAsync(login.RefreshToken.Reveal());

        // The record was tidied away meanwhile, so even the write finds nothing.
        outcome.Should().BeOfType<RefreshOutcome.Invalid>();
        (await house.RejectionAsync(login.RefreshToken)).Should().Be(RefreshRejection.Unknown);
    }

    [Fact]
    public async Task Of_two_password_changes_at_once_one_wins()
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        house.Tap.Before = Once("users.Replace", () => ChangeAsync(elsewhere, "password"));

        var outcome = await house.Authentication.ChangePasswordAsync(
            house.Ada,
            SessionHouse.Password,
            "a third password, also long"
        );

        outcome.Should().BeOfType<ChangePasswordOutcome.Conflict>();
        (await house.LoginAsync(SessionHouse.OtherPassword)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_role_given_during_a_password_change_is_no_conflict_and_not_lost()
    {
        await using var house = await SessionHouse.CreateAsync();
        await using var elsewhere = house.Neighbour();
        house.Tap.Before = Once("users.Replace", () => elsewhere.Authentication.AddToRoleAsync(house.Ada, "admin"));

        var outcome = await house.Authentication.ChangePasswordAsync(
            house.Ada,
            SessionHouse.Password,
            SessionHouse.OtherPassword
        );

        outcome.Should().BeOfType<ChangePasswordOutcome.Changed>().Which.User.Roles.Should().Equal("user", "admin");
    }

    [Theory]
    [Trait("asvs", "6.2.3")]
    [InlineData("wrong horse battery", SessionHouse.OtherPassword, "Refused")]
    [InlineData(null, SessionHouse.OtherPassword, "Refused")]
    [InlineData(SessionHouse.Password, "short", "PasswordRejected")]
    [InlineData(SessionHouse.Password, null, "PasswordRejected")]
    public async Task A_change_that_is_refused_ends_nothing(string? current, string? next, string expected)
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();

        var outcome = await house.Authentication.ChangePasswordAsync(house.Ada, current, next);

        outcome.ToString().Should().Be(expected);
        (await house.AcceptsAsync(login.AccessToken)).Should().BeTrue();
        (await house.Authentication.LoginAsync(SessionHouse.Name, SessionHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
    }

    private static Task ChangeAsync(SessionHouse house, string change) =>
        change switch
        {
            "password" => house.Authentication.ChangePasswordAsync(
                house.Ada,
                SessionHouse.Password,
                SessionHouse.OtherPassword
            ),
            "disable" => house.Authentication.DisableAsync(house.Ada),
            _ => house.Authentication.LogoutEverywhereAsync(house.Ada),
        };

    private static Func<string, Task> Once(string call, Func<Task> work)
    {
        var isDone = 0;
        return name =>
            string.Equals(name, call, StringComparison.Ordinal) && Interlocked.Exchange(ref isDone, 1) == 0
                ? work()
                : Task.CompletedTask;
    }
}
