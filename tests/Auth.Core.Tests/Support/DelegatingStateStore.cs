using Auth.Core.State;

namespace Auth.Core.Tests.Support;

/// <summary>Passes everything on; what breaks a rule overrides one method.</summary>
internal abstract class DelegatingStateStore(IStateStore inner) : IStateStore
{
    public virtual ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken) =>
        inner.AddAsync(record, cancellationToken);

    public virtual ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken) =>
        inner.FindAsync(kind, key, cancellationToken);

    public virtual ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => inner.ReplaceAsync(next, expectedVersion, cancellationToken);

    public virtual ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => inner.RemoveAsync(kind, key, expectedVersion, cancellationToken);

    public virtual ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    ) => inner.FindByOwnerAsync(kind, owner, afterKey, limit, cancellationToken);

    public virtual ValueTask<int> RemoveByOwnerAsync(
        StateKind kind,
        string owner,
        CancellationToken cancellationToken
    ) => inner.RemoveByOwnerAsync(kind, owner, cancellationToken);

    public virtual ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    ) => inner.RemoveExpiredAsync(kind, cutoff, batch, cancellationToken);
}
