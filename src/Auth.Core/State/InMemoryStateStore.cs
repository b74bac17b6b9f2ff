namespace Auth.Core.State;

/// <summary>
/// Keeps state records in the memory of this process, bounded for each kind. A restart loses them: everybody has to log
/// in again. Safe to call from many threads.
/// </summary>
public sealed class InMemoryStateStore : IStateStore
{
    // Managed keys come one in ninety days; a thousand is out of reach for honest use and small.
    private const int MostSigningKeys = 1000;

    private const int MostInAPage = 1000;

    private readonly Dictionary<StateKind, IStateTable> _tables;

    /// <summary>Makes an empty store.</summary>
    public InMemoryStateStore(InMemoryStateOptions? options = null)
    {
        options ??= new InMemoryStateOptions();
        _tables = new()
        {
            [StateKind.Session] = new StateTable(options.MaxSessions),
            [StateKind.SigningKey] = new StateTable(MostSigningKeys),
            [StateKind.Attempt] = new EvictingStateTable(StateKind.Attempt, options.MaxAttempts),
        };
    }

    /// <inheritdoc/>
    public ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        return new(_tables[record.Kind].Add(record));
    }

    /// <inheritdoc/>
    public ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_tables[kind].Find(key));
    }

    /// <inheritdoc/>
    public ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(next);
        cancellationToken.ThrowIfCancellationRequested();
        return new(_tables[next.Kind].Replace(next, expectedVersion));
    }

    /// <inheritdoc/>
    public ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_tables[kind].Remove(key, expectedVersion));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostInAPage);
        cancellationToken.ThrowIfCancellationRequested();
        return new(_tables[kind].FindByOwner(owner, afterKey, limit));
    }

    /// <inheritdoc/>
    public ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_tables[kind].RemoveByOwner(owner));
    }

    /// <inheritdoc/>
    public ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return new(_tables[kind].RemoveExpired(cutoff, batch));
    }
}
