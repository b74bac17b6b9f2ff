using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.State;
using Auth.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Auth.Core.EntityFrameworkCore.State;

/// <summary>The statements on one record, by its whole key.</summary>
internal static class StateStatements
{
    // A key that is taken and then free again by the time one looks; thrice in a row is nobody's luck.
    private const int MostLooks = 3;

    public static Task<StateRow?> FindAsync(DbContext context, string kind, string key, CancellationToken token) =>
        StateQueries.For(context).ByKey(context, kind, key, token);

    public static async Task<StateWrite> AddAsync(
        DbContext context,
        StateRow row,
        bool mayBeMade,
        CancellationToken cancellationToken
    )
    {
        for (var looks = 1; ; looks++)
        {
            var (isAdded, fault) = await RowInsert.TryAsync(context, row, cancellationToken).ConfigureAwait(false);
            if (isAdded)
            {
                return StateWrite.Done;
            }

            // The database has said that the key is taken; whose it is matters only after a lost reply.
            if (fault is null && !mayBeMade)
            {
                return StateWrite.Exists;
            }

            if (await FindAsync(context, row.Kind, row.Key, cancellationToken).ConfigureAwait(false) is { } present)
            {
                return mayBeMade && present.Version == row.Version ? StateWrite.Done : StateWrite.Exists;
            }

            if (looks == MostLooks)
            {
                throw fault is null ? new StoreUnavailableException() : fault;
            }
        }
    }

    public static Task<int> UpdateAsync(
        DbContext context,
        StateRow next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        context
            .Set<StateRow>()
            .Where(row => row.Kind == next.Kind && row.Key == next.Key && row.Version == expectedVersion)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(state => state.Owner, next.Owner)
                        .SetProperty(state => state.ExpiresAt, next.ExpiresAt)
                        .SetProperty(state => state.Version, next.Version)
                        .SetProperty(state => state.Payload, next.Payload),
                cancellationToken
            );
}
