using Auth.Core.State;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tokens.Managed;

/// <summary>
/// The few calls that managed keys make of the state store. The store may be scoped while the ring is not, so each call has
/// a scope of its own.
/// </summary>
internal sealed class ManagedKeyStorage(IServiceScopeFactory scopes, Func<IServiceProvider, IStateStore> resolve)
{
    // Honest use has two or three records; one call reads them.
    private const int PageSize = 100;

    /// <summary>All records, tombstones and expired ones too.</summary>
    public async Task<IReadOnlyList<StateRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var state = resolve(scope.ServiceProvider);
            var records = new List<StateRecord>();
            IReadOnlyList<StateRecord> page;
            do
            {
                page = await state
                    .FindByOwnerAsync(
                        StateKind.SigningKey,
                        owner: string.Empty,
                        afterKey: records.Count == 0 ? string.Empty : records[^1].Key,
                        PageSize,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                records.AddRange(page);
            } while (page.Count == PageSize);

            return records;
        }
    }

    /// <summary>Adds a record if its name is free. Never cancelled: what has been decided is written.</summary>
    public Task<StateWrite> AddAsync(StateRecord record) =>
        WriteAsync(state => state.AddAsync(record, CancellationToken.None));

    /// <summary>Replaces a record if it is unchanged.</summary>
    public Task<StateWrite> ReplaceAsync(StateRecord next, long expectedVersion) =>
        WriteAsync(state => state.ReplaceAsync(next, expectedVersion, CancellationToken.None));

    private async Task<StateWrite> WriteAsync(Func<IStateStore, ValueTask<StateWrite>> write)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await write(resolve(scope.ServiceProvider)).ConfigureAwait(false);
        }
    }
}
