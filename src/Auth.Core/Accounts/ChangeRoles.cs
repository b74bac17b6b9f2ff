using Auth.Core.Secrets;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>
/// Gives and takes roles: read, change, replace if unchanged, and judge again when somebody else was faster.
/// </summary>
/// <remarks>One write, so a crash leaves either all of the change or none.</remarks>
internal sealed class ChangeRoles(IUserStore users, SecureRandom random)
{
    // Each failed try means that another writer succeeded, so even a crowd gets through; the bound stops a broken store.
    private const int MostTries = 64;

    public Task<RoleOutcome> AddAsync(UserId id, string role, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            roles => roles.Contains(role, StringComparer.Ordinal) ? roles : [.. roles, role],
            role,
            cancellationToken
        );

    public Task<RoleOutcome> RemoveAsync(UserId id, string role, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            roles =>
                roles.Contains(role, StringComparer.Ordinal)
                    ? [.. roles.Where(held => !string.Equals(held, role, StringComparison.Ordinal))]
                    : roles,
            role,
            cancellationToken
        );

    private async Task<RoleOutcome> ChangeAsync(
        UserId id,
        Func<IReadOnlyList<string>, IReadOnlyList<string>> change,
        string role,
        CancellationToken cancellationToken
    )
    {
        RoleName.Require(role);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var user = await users.FindByIdAsync(id, cancellationToken).ConfigureAwait(false);
            if (user is null)
            {
                return RoleOutcome.UserUnknown.Instance;
            }

            var roles = change(user.Roles);
            if (ReferenceEquals(roles, user.Roles))
            {
                return new RoleOutcome.Done(user.ToUser());
            }

            if (roles.Count > RoleName.MaxPerUser)
            {
                return RoleOutcome.TooManyRoles.Instance;
            }

            var next = user.WithRoles(roles, random.NewRecordVersion());
            var write = await users.ReplaceAsync(next, user.Version, cancellationToken).ConfigureAwait(false);
            if (write == UserWrite.Done)
            {
                return new RoleOutcome.Done(next.ToUser());
            }
        }

        return RoleOutcome.Conflict.Instance;
    }
}
