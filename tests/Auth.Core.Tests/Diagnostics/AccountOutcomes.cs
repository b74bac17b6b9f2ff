using Auth.Core.Diagnostics;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>Every way in which ending sessions and changing accounts can end.</summary>
internal static class AccountOutcomes
{
    private static readonly UserId Nobody = UserId.Parse("nobody");
    private static readonly SessionId None = new("none");

    public static IEnumerable<OutcomeCase> All =>
        [
            .. Ends,
            .. Account(
                SessionEndEvents.LogoutEverywhere,
                SessionEndEvents.AllEnded,
                SessionEndEvents.AllUserUnknown,
                SessionEndEvents.AllConflict,
                (house, id) => house.Authentication.LogoutEverywhereAsync(id)
            ),
            .. Account(
                AccountEvents.Disable,
                AccountEvents.Disabled,
                AccountEvents.DisableUserUnknown,
                AccountEvents.DisableConflict,
                (house, id) => house.Authentication.DisableAsync(id)
            ),
            .. Account(
                AccountEvents.BumpSecurityVersion,
                AccountEvents.Bumped,
                AccountEvents.BumpUserUnknown,
                AccountEvents.BumpConflict,
                (house, id) => house.Authentication.BumpSecurityVersionAsync(id)
            ),
            .. Account(
                RoleEvents.AddToRole,
                RoleEvents.Given,
                RoleEvents.GivenUserUnknown,
                RoleEvents.GivenConflict,
                (house, id) => house.Authentication.AddToRoleAsync(id, "editor")
            ),
            .. Account(
                RoleEvents.RemoveFromRole,
                RoleEvents.Taken,
                RoleEvents.TakenUserUnknown,
                RoleEvents.TakenConflict,
                (house, id) => house.Authentication.RemoveFromRoleAsync(id, RoleName.User)
            ),
            .. Enables,
            .. Others,
        ];

    private static IEnumerable<OutcomeCase> Ends =>
        [
            new(
                SessionEndEvents.LoggedOut,
                async house =>
                {
                    var login = await house.LoginAsync();
                    return () => house.Authentication.LogoutAsync(login.RefreshToken.Reveal());
                }
            ),
            new(
                SessionEndEvents.LogoutUnknown,
                async house =>
                {
                    var login = await house.LoginAsync();
                    await house.Authentication.LogoutAsync(login.RefreshToken.Reveal());
                    return () => house.Authentication.LogoutAsync(login.RefreshToken.Reveal());
                }
            ),
            new(
                SessionEndEvents.Logout.Failed,
                async house =>
                {
                    var login = await house.LoginAsync();
                    house.Tap.Before = static _ => throw new IOException("out");
                    return () =>
                        FluentActions
                            .Awaiting(() => house.Authentication.LogoutAsync(login.RefreshToken.Reveal()))
                            .Should()
                            .ThrowAsync<IOException>();
                }
            ),
            OutcomeCase.Of(SessionEndEvents.LogoutMalformed, house => house.Authentication.LogoutAsync("junk")),
            new(
                SessionEndEvents.OthersEnded,
                async house =>
                {
                    await house.LoginAsync();
                    return () => house.Authentication.LogoutOthersAsync(house.Ada, None);
                }
            ),
            OutcomeCase.Of(SessionEndEvents.NoOthers, house => house.Authentication.LogoutOthersAsync(house.Ada, None)),
            OutcomeCase.Failing(
                SessionEndEvents.LogoutOthers.Failed,
                house => house.Authentication.LogoutOthersAsync(house.Ada, None)
            ),
            new(
                SessionEndEvents.SessionEnded,
                async house =>
                {
                    var login = await house.LoginAsync();
                    return () => house.Authentication.EndSessionAsync(house.Ada, login.RefreshToken.SessionId);
                }
            ),
            OutcomeCase.Of(
                SessionEndEvents.SessionUnknown,
                house => house.Authentication.EndSessionAsync(house.Ada, None)
            ),
            OutcomeCase.Failing(
                SessionEndEvents.EndSession.Failed,
                house => house.Authentication.EndSessionAsync(house.Ada, None)
            ),
        ];

    private static IEnumerable<OutcomeCase> Enables =>
        [
            OutcomeCase.Of(AccountEvents.Enabled, house => house.Authentication.EnableAsync(house.Ada)),
            OutcomeCase.Of(AccountEvents.EnableUserUnknown, house => house.Authentication.EnableAsync(Nobody)),
            new(
                AccountEvents.EnableConflict,
                async house =>
                {
                    await house.Authentication.DisableAsync(house.Ada);
                    return await OutcomeCase
                        .InACrowd(AccountEvents.EnableConflict, one => one.Authentication.EnableAsync(one.Ada))
                        .Arrange(house);
                }
            ),
            OutcomeCase.Failing(AccountEvents.Enable.Failed, house => house.Authentication.EnableAsync(house.Ada)),
        ];

    private static IEnumerable<OutcomeCase> Others =>
        [
            new(
                RoleEvents.TooMany,
                async house =>
                {
                    await OutcomeCase.ChangeAdaAsync(
                        house,
                        (ada, next) => ada.WithRoles(Enumerable.Range(0, 64).Select(i => $"role{i}"), next)
                    );
                    return () => house.Authentication.AddToRoleAsync(house.Ada, "one too many");
                }
            ),
            OutcomeCase.Of(AccountEvents.Removed, house => house.Authentication.RemoveAsync(house.Ada)),
            OutcomeCase.Of(AccountEvents.RemoveUserUnknown, house => house.Authentication.RemoveAsync(Nobody)),
            OutcomeCase.Failing(AccountEvents.Remove.Failed, house => house.Authentication.RemoveAsync(house.Ada)),
            OutcomeCase.Of(AccountEvents.AttemptsCleared, house => house.Authentication.ClearAttemptsAsync(house.Ada)),
            OutcomeCase.Of(AccountEvents.ClearUserUnknown, house => house.Authentication.ClearAttemptsAsync(Nobody)),
            OutcomeCase.Failing(
                AccountEvents.ClearAttempts.Failed,
                house => house.Authentication.ClearAttemptsAsync(house.Ada)
            ),
            OutcomeCase.Of(IssueEvents.Issued, house => house.Authentication.IssueAsync(house.Ada)),
            OutcomeCase.Of(IssueEvents.UserUnknown, house => house.Authentication.IssueAsync(Nobody)),
            new(
                IssueEvents.UserDisabled,
                async house =>
                {
                    await house.Authentication.DisableAsync(house.Ada);
                    return () => house.Authentication.IssueAsync(house.Ada);
                }
            ),
            OutcomeCase.Of(IssueEvents.Busy, house => house.Authentication.IssueAsync(house.Ada)) with
            {
                MaxSessions = 0,
            },
            OutcomeCase.Failing(IssueEvents.Operation.Failed, house => house.Authentication.IssueAsync(house.Ada)),
        ];

    private static IEnumerable<OutcomeCase> Account(
        Operation operation,
        SecurityEventKind done,
        SecurityEventKind unknown,
        SecurityEventKind conflict,
        Func<SessionHouse, UserId, Task> act
    ) =>
        [
            OutcomeCase.Of(done, house => act(house, house.Ada)),
            OutcomeCase.Of(unknown, house => act(house, Nobody)),
            OutcomeCase.InACrowd(conflict, house => act(house, house.Ada)),
            OutcomeCase.Failing(operation.Failed, house => act(house, house.Ada)),
        ];
}
