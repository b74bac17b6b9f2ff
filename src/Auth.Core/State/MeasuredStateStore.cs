using System.Diagnostics;
using Auth.Core.Diagnostics;

namespace Auth.Core.State;

/// <summary>Passes every call on and records how long it took while somebody listens; otherwise it adds a comparison.</summary>
internal sealed class MeasuredStateStore(IStateStore inner, AuthCoreMeter meter, TimeProvider clock) : IStateStore
{
    private readonly string _store = inner.GetType().Name;

    public ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken) =>
        RunAsync("add", record, static (store, record, cancel) => store.AddAsync(record, cancel), cancellationToken);

    public ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken) =>
        RunAsync(
            "find",
            (kind, key),
            static (store, call, cancel) => store.FindAsync(call.kind, call.key, cancel),
            cancellationToken
        );

    public ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            "replace",
            (next, expectedVersion),
            static (store, call, cancel) => store.ReplaceAsync(call.next, call.expectedVersion, cancel),
            cancellationToken
        );

    public ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            "remove",
            (kind, key, expectedVersion),
            static (store, call, cancel) => store.RemoveAsync(call.kind, call.key, call.expectedVersion, cancel),
            cancellationToken
        );

    public ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            "find_by_owner",
            (kind, owner, afterKey, limit),
            static (store, call, cancel) =>
                store.FindByOwnerAsync(call.kind, call.owner, call.afterKey, call.limit, cancel),
            cancellationToken
        );

    public ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken) =>
        RunAsync(
            "remove_by_owner",
            (kind, owner),
            static (store, call, cancel) => store.RemoveByOwnerAsync(call.kind, call.owner, cancel),
            cancellationToken
        );

    public ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            "remove_expired",
            (kind, cutoff, batch),
            static (store, call, cancel) => store.RemoveExpiredAsync(call.kind, call.cutoff, call.batch, cancel),
            cancellationToken
        );

    private ValueTask<T> RunAsync<TCall, T>(
        string operation,
        TCall call,
        Func<IStateStore, TCall, CancellationToken, ValueTask<T>> run,
        CancellationToken cancellationToken
    ) =>
        meter.StateDuration.Enabled
            ? TimeAsync(operation, call, run, cancellationToken)
            : run(inner, call, cancellationToken);

    private async ValueTask<T> TimeAsync<TCall, T>(
        string operation,
        TCall call,
        Func<IStateStore, TCall, CancellationToken, ValueTask<T>> run,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var tags = new TagList { { "operation", operation }, { "store", _store } };
        try
        {
            return await run(inner, call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            tags.Add("error.type", exception.GetType().Name);
            throw;
        }
        finally
        {
            AuthCoreMeter.Record(meter.StateDuration, clock.GetElapsedTime(started), tags);
        }
    }
}
