using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;

namespace Auth.Core.Tests.Sessions;

/// <summary>
/// One use case for the sweep of faults: how the stage is set, what is done, whether a repeat may have another answer, and
/// what must hold when it has been repeated.
/// </summary>
internal sealed record UseCase(
    string Name,
    Func<SessionHouse, LoginOutcome.Succeeded, CancellationToken, Task<object?>> Act,
    Func<object?, bool> Succeeded,
    Func<SessionHouse, LoginOutcome.Succeeded, Task<bool>> Holds
)
{
    /// <summary>Makes the house ready, after one login that the use case is about.</summary>
    public Func<SessionHouse, LoginOutcome.Succeeded, Task> Prepare { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Repeats the use case as a caller would who got no answer.</summary>
    public Func<SessionHouse, LoginOutcome.Succeeded, Task<object?>>? Repeat { get; init; }

    public static IReadOnlyList<UseCase> All { get; } =
    [
        new(
            "login",
            async (house, _, cancel) =>
                await house.Authentication.LoginAsync(
                    SessionHouse.Name,
                    SessionHouse.Password,
                    cancellationToken: cancel
                ),
            outcome => outcome is LoginOutcome.Succeeded or LoginOutcome.Unavailable,
            async (house, _) => (await house.RecordsAsync()).Count <= 2
        )
        {
            Prepare = async (house, _) => await house.LoginAsync(),
        },
        new(
            "refresh",
            async (house, login, cancel) =>
                await house.Authentication.RefreshAsync(login.RefreshToken.Reveal(), cancel),
            outcome => outcome is RefreshOutcome.Refreshed,
            async (house, login) => (await house.RejectionAsync(login.RefreshToken)) is null
        ),
        new(
            "replay",
            async (house, login, cancel) =>
                await house.Authentication.RefreshAsync(login.RefreshToken.Reveal(), cancel),
            outcome => outcome is RefreshOutcome.Refreshed { IsReplay: true },
            async (house, login) => (await house.RejectionAsync(login.RefreshToken)) is null
        )
        {
            Prepare = async (house, login) =>
            {
                await house.RefreshAsync(login.RefreshToken);
                house.Clock.StepWallClock(TimeSpan.FromSeconds(-5));
            },
        },
        new(
            "reuse",
            async (house, login, cancel) =>
                await house.Authentication.RefreshAsync(login.RefreshToken.Reveal(), cancel),
            outcome => outcome is RefreshOutcome.Invalid,
            IsGoneAsync
        )
        {
            Prepare = async (house, login) =>
            {
                await house.RefreshAsync(login.RefreshToken);
                house.Clock.Advance(TimeSpan.FromSeconds(11));
            },
        },
        new(
            "logout",
            async (house, login, cancel) =>
            {
                await house.Authentication.LogoutAsync(login.RefreshToken.Reveal(), cancel);
                return true;
            },
            outcome => outcome is true,
            IsGoneAsync
        ),
        new(
            "end session",
            async (house, login, cancel) =>
                await house.Authentication.EndSessionAsync(house.Ada, login.RefreshToken.SessionId, cancel),
            outcome => outcome is bool,
            IsGoneAsync
        ),
        new(
            "end others",
            async (house, _, cancel) => await house.Authentication.LogoutOthersAsync(house.Ada, default, cancel),
            outcome => outcome is int,
            async (house, _) => (await house.RecordsAsync()).Count == 0
        )
        {
            Prepare = async (house, _) => await house.LoginAsync(),
        },
        new(
            "change password",
            async (house, _, cancel) =>
                await house.Authentication.ChangePasswordAsync(
                    house.Ada,
                    SessionHouse.Password,
                    SessionHouse.OtherPassword,
                    cancellationToken: cancel
                ),
            outcome =>
                outcome is ChangePasswordOutcome.Changed or ChangePasswordOutcome.Unavailable or LoginOutcome.Succeeded,
            async (house, login) =>
                await house.LoginAsync(SessionHouse.OtherPassword) is not null
                && await house.RejectionAsync(login.RefreshToken) is not null
        )
        {
            // Whoever changed it and lost the answer is refused with the old password and logs in with the new one.
            Repeat = async (house, _) =>
                await house.Authentication.ChangePasswordAsync(
                    house.Ada,
                    SessionHouse.Password,
                    SessionHouse.OtherPassword
                )
                    is ChangePasswordOutcome.Changed changed
                    ? changed
                    : await house.LoginAsync(SessionHouse.OtherPassword),
        },
        Account("disable", (house, cancel) => house.Authentication.DisableAsync(house.Ada, cancel), IsGoneAsync),
        Account(
            "enable",
            (house, cancel) => house.Authentication.EnableAsync(house.Ada, cancel),
            async (house, _) => await house.LoginAsync() is not null
        ) with
        {
            Prepare = async (house, _) => await house.Authentication.DisableAsync(house.Ada),
        },
        Account(
            "end all",
            (house, cancel) => house.Authentication.LogoutEverywhereAsync(house.Ada, cancel),
            IsGoneAsync
        ),
        Account(
            "bump",
            (house, cancel) => house.Authentication.BumpSecurityVersionAsync(house.Ada, cancel),
            async (house, login) => !await house.AcceptsAsync(login.AccessToken)
        ),
        new(
            "remove",
            async (house, _, cancel) => await house.Authentication.RemoveAsync(house.Ada, cancel),
            outcome => outcome is bool,
            async (house, _) =>
                await house.Authentication.FindUserAsync(house.Ada) is null && (await house.RecordsAsync()).Count == 0
        ),
        new(
            "give role",
            async (house, _, cancel) => await house.Authentication.AddToRoleAsync(house.Ada, "admin", cancel),
            outcome => outcome is RoleOutcome.Done,
            async (house, _) => await house.Authentication.IsInRoleAsync(house.Ada, "admin")
        ),
        new(
            "take role",
            async (house, _, cancel) => await house.Authentication.RemoveFromRoleAsync(house.Ada, "user", cancel),
            outcome => outcome is RoleOutcome.Done,
            async (house, _) => !await house.Authentication.IsInRoleAsync(house.Ada, "user")
        ),
        new(
            "issue",
            async (house, _, cancel) => await house.Authentication.IssueAsync(house.Ada, cancel),
            outcome => outcome is IssueOutcome.Issued,
            async (house, login) => await house.AcceptsAsync(login.AccessToken)
        ),
        new(
            "verify",
            async (house, login, cancel) => await house.Authentication.VerifyAsync(login.AccessToken.Reveal(), cancel),
            outcome => outcome is TokenVerification.Valid or TokenVerification.Unavailable,
            async (house, login) => await house.AcceptsAsync(login.AccessToken)
        )
        {
            Prepare = (house, _) =>
            {
                house.Clock.Advance(TimeSpan.FromSeconds(5));
                return Task.CompletedTask;
            },
        },
    ];

    private static UseCase Account(
        string name,
        Func<SessionHouse, CancellationToken, Task<AccountOutcome>> act,
        Func<SessionHouse, LoginOutcome.Succeeded, Task<bool>> holds
    ) =>
        new(
            name,
            async (house, _, cancel) => await act(house, cancel),
            outcome => outcome is AccountOutcome.Done,
            holds
        );

    private static async Task<bool> IsGoneAsync(SessionHouse house, LoginOutcome.Succeeded login) =>
        await house.RecordAsync(login.RefreshToken.SessionId) is null
        && await house.RejectionAsync(login.RefreshToken) is not null
        && !await house.AcceptsAsync(login.AccessToken);
}
