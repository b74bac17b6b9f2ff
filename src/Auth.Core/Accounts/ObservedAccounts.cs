using Auth.Core.Diagnostics;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>What administrators do with users, each with its event.</summary>
internal sealed class ObservedAccounts(
    EndAccountAccess access,
    ChangeRoles roles,
    IssueWithoutLogin issue,
    Observer observer
)
{
    public Task<AccountOutcome> DisableAsync(UserId userId, CancellationToken cancellationToken) =>
        RunAsync(
            AccountEvents.Disable,
            new(AccountEvents.Disabled, AccountEvents.DisableUserUnknown, AccountEvents.DisableConflict),
            userId,
            access.DisableAsync,
            cancellationToken
        );

    public Task<AccountOutcome> EnableAsync(UserId userId, CancellationToken cancellationToken) =>
        RunAsync(
            AccountEvents.Enable,
            new(AccountEvents.Enabled, AccountEvents.EnableUserUnknown, AccountEvents.EnableConflict),
            userId,
            access.EnableAsync,
            cancellationToken
        );

    public Task<AccountOutcome> EndAllSessionsAsync(UserId userId, CancellationToken cancellationToken) =>
        RunAsync(
            SessionEndEvents.LogoutEverywhere,
            new(SessionEndEvents.AllEnded, SessionEndEvents.AllUserUnknown, SessionEndEvents.AllConflict),
            userId,
            access.EndAllSessionsAsync,
            cancellationToken
        );

    public Task<AccountOutcome> BumpAsync(UserId userId, CancellationToken cancellationToken) =>
        RunAsync(
            AccountEvents.BumpSecurityVersion,
            new(AccountEvents.Bumped, AccountEvents.BumpUserUnknown, AccountEvents.BumpConflict),
            userId,
            access.BumpAsync,
            cancellationToken
        );

    public Task<AccountOutcome> ClearAttemptsAsync(UserId userId, CancellationToken cancellationToken) =>
        observer.RunAsync(
            AccountEvents.ClearAttempts,
            note =>
            {
                note.OfUser(userId.Value);
                return access.ClearAttemptsAsync(userId, cancellationToken);
            },
            static (outcome, _) =>
                outcome is AccountOutcome.Done ? AccountEvents.AttemptsCleared : AccountEvents.ClearUserUnknown,
            cancellationToken
        );

    public Task<bool> RemoveAsync(UserId userId, CancellationToken cancellationToken) =>
        observer.RunAsync(
            AccountEvents.Remove,
            note =>
            {
                note.OfUser(userId.Value);
                return access.RemoveAsync(userId, cancellationToken);
            },
            static (removed, _) => removed ? AccountEvents.Removed : AccountEvents.RemoveUserUnknown,
            cancellationToken
        );

    public Task<RoleOutcome> AddToRoleAsync(UserId userId, string role, CancellationToken cancellationToken)
    {
        RoleName.Require(role);
        return observer.RunAsync(
            RoleEvents.AddToRole,
            note =>
            {
                note.OfUser(userId.Value);
                return roles.AddAsync(userId, role, cancellationToken);
            },
            static (outcome, _) =>
                outcome switch
                {
                    RoleOutcome.Done => RoleEvents.Given,
                    RoleOutcome.UserUnknown => RoleEvents.GivenUserUnknown,
                    RoleOutcome.TooManyRoles => RoleEvents.TooMany,
                    _ => RoleEvents.GivenConflict,
                },
            cancellationToken
        );
    }

    public Task<RoleOutcome> RemoveFromRoleAsync(UserId userId, string role, CancellationToken cancellationToken)
    {
        RoleName.Require(role);
        return observer.RunAsync(
            RoleEvents.RemoveFromRole,
            note =>
            {
                note.OfUser(userId.Value);
                return roles.RemoveAsync(userId, role, cancellationToken);
            },
            static (outcome, _) =>
                outcome switch
                {
                    RoleOutcome.Done => RoleEvents.Taken,
                    RoleOutcome.UserUnknown => RoleEvents.TakenUserUnknown,
                    _ => RoleEvents.TakenConflict,
                },
            cancellationToken
        );
    }

    public Task<IssueOutcome> IssueAsync(UserId userId, CancellationToken cancellationToken) =>
        observer.RunAsync(
            IssueEvents.Operation,
            note =>
            {
                note.OfUser(userId.Value);
                return issue.ExecuteAsync(userId, cancellationToken);
            },
            static (outcome, note) => KindOf(outcome, note),
            cancellationToken
        );

    private static SecurityEventKind KindOf(IssueOutcome outcome, Observation note)
    {
        switch (outcome)
        {
            case IssueOutcome.Issued issued:
                note.OfSession(issued.AccessToken.SessionId.Value);
                return IssueEvents.Issued;
            case IssueOutcome.UserUnknown:
                return IssueEvents.UserUnknown;
            case IssueOutcome.UserDisabled:
                return IssueEvents.UserDisabled;
            default:
                return IssueEvents.Busy;
        }
    }

    private Task<AccountOutcome> RunAsync(
        Operation operation,
        Kinds kinds,
        UserId userId,
        Func<UserId, CancellationToken, Task<AccountOutcome>> run,
        CancellationToken cancellationToken
    ) =>
        observer.RunAsync(
            operation,
            note =>
            {
                note.OfUser(userId.Value);
                return run(userId, cancellationToken);
            },
            (outcome, _) =>
                outcome switch
                {
                    AccountOutcome.Done => kinds.Done,
                    AccountOutcome.UserUnknown => kinds.UserUnknown,
                    _ => kinds.Conflict,
                },
            cancellationToken
        );

    private sealed record Kinds(SecurityEventKind Done, SecurityEventKind UserUnknown, SecurityEventKind Conflict);
}
