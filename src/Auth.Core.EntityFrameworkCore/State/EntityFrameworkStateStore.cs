using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.State;
using Auth.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Auth.Core.EntityFrameworkCore.State;

/// <summary>State records as rows. The primary key and the version in the row decide every race.</summary>
internal sealed class EntityFrameworkStateStore(StoreCalls calls) : IStateStore
{
    private const int MostInAPage = 1000;

    /// <inheritdoc/>
    public ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var row = StateRow.Of(record);
        return calls.WriteAsync(
            (context, mayBeMade, token) => StateStatements.AddAsync(context, row, mayBeMade, token),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(key);
        var row = await calls
            .ReadAsync((context, token) => StateStatements.FindAsync(context, kind.Name, key, token), cancellationToken)
            .ConfigureAwait(false);
        return row?.ToRecord(kind);
    }

    /// <inheritdoc/>
    public ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(next);
        var row = StateRow.Of(next);
        return calls.WriteAsync(
            async (context, mayBeMade, token) =>
            {
                if (await StateStatements.UpdateAsync(context, row, expectedVersion, token).ConfigureAwait(false) == 1)
                {
                    return StateWrite.Done;
                }

                return
                    mayBeMade
                    && await StateStatements.FindAsync(context, row.Kind, row.Key, token).ConfigureAwait(false)
                        is { } present
                    && present.Version == row.Version
                    ? StateWrite.Done
                    : StateWrite.Changed;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(kind);
        return calls.WriteAsync(
            async (context, mayBeMade, token) =>
            {
                var rows = await Of(context, kind)
                    .Where(row => row.Key == key && row.Version == expectedVersion)
                    .ExecuteDeleteAsync(token)
                    .ConfigureAwait(false);
                if (rows == 1)
                {
                    return StateWrite.Done;
                }

                // Gone after a lost reply: by this call or by another one, and what is removed once counts once. So nobody
                // is told that it was him.
                return
                    mayBeMade
                    && await StateStatements.FindAsync(context, kind.Name, key, token).ConfigureAwait(false) is null
                    ? throw new StoreUnavailableException()
                    : StateWrite.Changed;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostInAPage);

        // The database compares, by the collation of the column; what the analyzer asks for has no SQL.
#pragma warning disable CA1309
        var rows = await calls
            .ReadAsync(
                (context, token) =>
                    Of(context, kind)
                        .AsNoTracking()
                        .Where(row => row.Owner == owner && string.Compare(row.Key, afterKey) > 0)
                        .OrderBy(row => row.Key)
                        .Take(limit)
                        .ToListAsync(token),
                cancellationToken
            )
            .ConfigureAwait(false);
#pragma warning restore CA1309
        return [.. rows.Select(row => row.ToRecord(kind))];
    }

    /// <inheritdoc/>
    public ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return calls.WriteAsync(
            (context, _, token) => Of(context, kind).Where(row => row.Owner == owner).ExecuteDeleteAsync(token),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        var before = cutoff.UtcTicks;

        // The comparison stands outside too: a row that was renewed after the inner select has seen it stays.
        return calls.WriteAsync(
            (context, _, token) =>
                Of(context, kind)
                    .Where(row =>
                        row.ExpiresAt < before
                        && context
                            .Set<StateRow>()
                            .Where(old => old.Kind == kind.Name && old.ExpiresAt < before)
                            .OrderBy(old => old.ExpiresAt)
                            .Take(batch)
                            .Select(old => old.Key)
                            .Contains(row.Key)
                    )
                    .ExecuteDeleteAsync(token),
            cancellationToken
        );
    }

    private static IQueryable<StateRow> Of(DbContext context, StateKind kind) =>
        context.Set<StateRow>().Where(row => row.Kind == kind.Name);
}
