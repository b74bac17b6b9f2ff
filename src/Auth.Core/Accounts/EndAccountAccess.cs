using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>Disables, enables and removes users, ends all their sessions, and forgets their failures.</summary>
/// <remarks>
/// The user's row is written first, and that write alone ends every session: its counters have moved on. Removing the
/// session records afterwards is tidying. A crash between leaves records that renew nothing and that the sweeper takes.
/// </remarks>
internal sealed class EndAccountAccess(
    IUserStore users,
    ChangeUser change,
    EndSessions sessions,
    ReserveAttempt attempts
)
{
    public async Task<AccountOutcome> DisableAsync(UserId id, CancellationToken cancellationToken)
    {
        var changed = await change
            .ApplyAsync(id, (user, version) => user.IsDisabled ? user : user.WithDisabled(version), cancellationToken)
            .ConfigureAwait(false);
        return await TidyAsync(changed).ConfigureAwait(false);
    }

    public async Task<AccountOutcome> EnableAsync(UserId id, CancellationToken cancellationToken) =>
        OutcomeOf(
            await change
                .ApplyAsync(
                    id,
                    (user, version) => user.IsDisabled ? user.WithEnabled(version) : user,
                    cancellationToken
                )
                .ConfigureAwait(false)
        );

    public async Task<AccountOutcome> EndAllSessionsAsync(UserId id, CancellationToken cancellationToken)
    {
        var changed = await change
            .ApplyAsync(id, (user, version) => user.WithEndedSessions(version), cancellationToken)
            .ConfigureAwait(false);
        return await TidyAsync(changed).ConfigureAwait(false);
    }

    public async Task<AccountOutcome> BumpAsync(UserId id, CancellationToken cancellationToken) =>
        OutcomeOf(
            await change
                .ApplyAsync(id, (user, version) => user.WithBump(version), cancellationToken)
                .ConfigureAwait(false)
        );

    /// <summary>
    /// Disables, removes sessions and attempts, removes the user, and removes once more what a login in between has left. A crash
    /// leaves a disabled user, or none with records that renew nothing; removing again finishes the work.
    /// </summary>
    public async Task<bool> RemoveAsync(UserId id, CancellationToken cancellationToken)
    {
        // The id that nobody has: attempts at names without a user have no owner, and would be forgotten with it.
        if (id.Value.Length == 0)
        {
            return false;
        }

        var changed = await change
            .ApplyAsync(id, (user, version) => user.IsDisabled ? user : user.WithDisabled(version), cancellationToken)
            .ConfigureAwait(false);
        if (changed.Result == UserChangeResult.Conflict)
        {
            throw new InvalidOperationException("The user was changed at every try to remove it; try again.");
        }

        await EraseAsync(id).ConfigureAwait(false);
        var removed = await users.RemoveAsync(id, CancellationToken.None).ConfigureAwait(false);
        await EraseAsync(id).ConfigureAwait(false);
        return removed;
    }

    /// <summary>Forgets all failures of a user, in every lane.</summary>
    public async Task<AccountOutcome> ClearAttemptsAsync(UserId id, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(id, cancellationToken).ConfigureAwait(false);
        if (user is null)
        {
            return AccountOutcome.UserUnknown.Instance;
        }

        await attempts.ClearAsync(id, cancellationToken).ConfigureAwait(false);
        return new AccountOutcome.Done(user.ToUser());
    }

    private async Task EraseAsync(UserId id)
    {
        await sessions.EraseAsync(id).ConfigureAwait(false);
        await attempts.ClearAsync(id, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<AccountOutcome> TidyAsync(UserChange changed)
    {
        if (changed.User is { } user)
        {
            await sessions.TidyAsync(user).ConfigureAwait(false);
        }

        return OutcomeOf(changed);
    }

    private static AccountOutcome OutcomeOf(UserChange changed) =>
        changed.Result switch
        {
            UserChangeResult.Done => new AccountOutcome.Done(changed.User!.ToUser()),
            UserChangeResult.UserUnknown => AccountOutcome.UserUnknown.Instance,
            _ => AccountOutcome.Conflict.Instance,
        };
}
