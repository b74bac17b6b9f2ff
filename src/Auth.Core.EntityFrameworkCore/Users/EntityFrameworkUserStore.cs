using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Auth.Core.EntityFrameworkCore.Users;

/// <summary>Users as rows. The unique index on the canonical name and the version in the row decide every race.</summary>
internal sealed class EntityFrameworkUserStore(StoreCalls calls) : IUserStore
{
    // A name that is taken and then free again by the time one looks; thrice in a row is nobody's luck.
    private const int MostLooks = 3;

    /// <inheritdoc/>
    public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var row = UserRow.Of(user);
        return calls.WriteAsync(
            (context, mayBeMade, token) => AddAsync(context, row, mayBeMade, token),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken)
    {
        var row = await calls
            .ReadAsync((context, token) => UserQueries.For(context).ById(context, id.Value, token), cancellationToken)
            .ConfigureAwait(false);
        return row?.ToUser();
    }

    /// <inheritdoc/>
    public async ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var row = await calls
            .ReadAsync(
                (context, token) => UserQueries.For(context).ByName(context, name.Canonical, token),
                cancellationToken
            )
            .ConfigureAwait(false);
        return row?.ToUser();
    }

    /// <inheritdoc/>
    public ValueTask<UserWrite> ReplaceAsync(StoredUser next, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(next);
        var row = UserRow.Of(next);
        return calls.WriteAsync(
            (context, mayBeMade, token) => ReplaceAsync(context, row, expectedVersion, mayBeMade, token),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) =>
        calls.WriteAsync(
            async (context, mayBeMade, token) =>
            {
                var rows = await context
                    .Set<UserRow>()
                    .Where(row => row.Id == id.Value)
                    .ExecuteDeleteAsync(token)
                    .ConfigureAwait(false);
                return rows > 0 || (mayBeMade ? throw new StoreUnavailableException() : false);
            },
            cancellationToken
        );

    private static async Task<UserWrite> AddAsync(
        DbContext context,
        UserRow row,
        bool mayBeMade,
        CancellationToken cancellationToken
    )
    {
        for (var looks = 1; ; looks++)
        {
            var (isAdded, fault) = await RowInsert.TryAsync(context, row, cancellationToken).ConfigureAwait(false);
            if (isAdded)
            {
                return UserWrite.Done;
            }

            var queries = UserQueries.For(context);
            if (await queries.ByName(context, row.CanonicalName, cancellationToken).ConfigureAwait(false) is { } holder)
            {
                // An id is given out once: the row with ours is the one that an earlier try has made.
                return mayBeMade && string.Equals(holder.Id, row.Id, StringComparison.Ordinal)
                    ? UserWrite.Done
                    : UserWrite.NameTaken;
            }

            if (await queries.ById(context, row.Id, cancellationToken).ConfigureAwait(false) is not null)
            {
                throw new ArgumentException($"There is a user with the id {row.Id} already.", nameof(row));
            }

            if (looks == MostLooks)
            {
                throw fault is null ? new StoreUnavailableException() : fault;
            }
        }
    }

    private static async Task<UserWrite> ReplaceAsync(
        DbContext context,
        UserRow next,
        long expectedVersion,
        bool mayBeMade,
        CancellationToken cancellationToken
    )
    {
        var queries = UserQueries.For(context);
        try
        {
            if (await UpdateAsync(context, next, expectedVersion, cancellationToken).ConfigureAwait(false) == 1)
            {
                return UserWrite.Done;
            }
        }
        catch (System.Data.Common.DbException)
        {
            // Names hardly ever change, so their unique index may speak by an exception; the rows tell whether it was that.
            var holder = await queries.ByName(context, next.CanonicalName, cancellationToken).ConfigureAwait(false);
            if (holder is null || string.Equals(holder.Id, next.Id, StringComparison.Ordinal))
            {
                throw;
            }

            return UserWrite.NameTaken;
        }

        return
            mayBeMade
            && (await queries.ById(context, next.Id, cancellationToken).ConfigureAwait(false))?.Version == next.Version
            ? UserWrite.Done
            : UserWrite.Changed;
    }

    private static Task<int> UpdateAsync(
        DbContext context,
        UserRow next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        context
            .Set<UserRow>()
            .Where(row => row.Id == next.Id && row.Version == expectedVersion)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(user => user.Name, next.Name)
                        .SetProperty(user => user.CanonicalName, next.CanonicalName)
                        .SetProperty(user => user.PasswordHash, next.PasswordHash)
                        .SetProperty(user => user.Roles, next.Roles)
                        .SetProperty(user => user.IsDisabled, next.IsDisabled)
                        .SetProperty(user => user.CreatedAt, next.CreatedAt)
                        .SetProperty(user => user.CredentialVersion, next.CredentialVersion)
                        .SetProperty(user => user.SecurityVersion, next.SecurityVersion)
                        .SetProperty(user => user.Version, next.Version),
                cancellationToken
            );
}
