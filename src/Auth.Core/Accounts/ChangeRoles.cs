using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>
/// Gives and takes roles. The security version grows, so access tokens with the old roles are refused and refresh tokens
/// renew them in silence.
/// </summary>
/// <remarks>One write, so a crash leaves either all of the change or none.</remarks>
internal sealed class ChangeRoles(ChangeUser change)
{
    public async Task<RoleOutcome> AddAsync(UserId id, string role, CancellationToken cancellationToken)
    {
        RoleName.Require(role);
        var tooMany = false;
        var changed = await change
            .ApplyAsync(
                id,
                (user, version) =>
                {
                    var isHeld = user.Roles.Contains(role, StringComparer.Ordinal);
                    tooMany = !isHeld && user.Roles.Count >= RoleName.MaxPerUser;
                    return isHeld || tooMany ? user : user.WithRoles([.. user.Roles, role], version);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return tooMany ? RoleOutcome.TooManyRoles.Instance : OutcomeOf(changed);
    }

    public async Task<RoleOutcome> RemoveAsync(UserId id, string role, CancellationToken cancellationToken)
    {
        RoleName.Require(role);
        var changed = await change
            .ApplyAsync(
                id,
                (user, version) =>
                    user.Roles.Contains(role, StringComparer.Ordinal)
                        ? user.WithRoles(
                            user.Roles.Where(held => !string.Equals(held, role, StringComparison.Ordinal)),
                            version
                        )
                        : user,
                cancellationToken
            )
            .ConfigureAwait(false);
        return OutcomeOf(changed);
    }

    private static RoleOutcome OutcomeOf(UserChange changed) =>
        changed.Result switch
        {
            UserChangeResult.Done => new RoleOutcome.Done(changed.User!.ToUser()),
            UserChangeResult.UserUnknown => RoleOutcome.UserUnknown.Instance,
            _ => RoleOutcome.Conflict.Instance,
        };
}
