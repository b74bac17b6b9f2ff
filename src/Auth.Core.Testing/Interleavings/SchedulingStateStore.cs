using Auth.Core.State;

namespace Auth.Core.Testing.Interleavings;

/// <summary>Waits for the caller's turn before each call.</summary>
internal sealed class SchedulingStateStore(IStateStore inner) : IStateStore
{
    public async ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken)
    {
        await TurnAsync("state.Add").ConfigureAwait(false);
        return await inner.AddAsync(record, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken)
    {
        await TurnAsync("state.Find").ConfigureAwait(false);
        return await inner.FindAsync(kind, key, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await TurnAsync("state.Replace").ConfigureAwait(false);
        return await inner.ReplaceAsync(next, expectedVersion, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await TurnAsync("state.Remove").ConfigureAwait(false);
        return await inner.RemoveAsync(kind, key, expectedVersion, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await TurnAsync("state.FindByOwner").ConfigureAwait(false);
        return await inner.FindByOwnerAsync(kind, owner, afterKey, limit, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken)
    {
        await TurnAsync("state.RemoveByOwner").ConfigureAwait(false);
        return await inner.RemoveByOwnerAsync(kind, owner, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    )
    {
        await TurnAsync("state.RemoveExpired").ConfigureAwait(false);
        return await inner.RemoveExpiredAsync(kind, cutoff, batch, cancellationToken).ConfigureAwait(false);
    }

    private static Task TurnAsync(string call) => Party.Current?.ArriveAsync(call) ?? Task.CompletedTask;
}
