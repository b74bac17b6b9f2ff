using Auth.Core.State;

namespace Auth.Core.Testing.Faults;

/// <summary>A state store that delays and fails its calls as a plan says.</summary>
/// <param name="inner">The store that makes the calls.</param>
/// <param name="faults">The plan, which a <see cref="FaultUserStore"/> may share.</param>
public sealed class FaultStateStore(IStateStore inner, StoreFaults faults) : IStateStore
{
    /// <inheritdoc/>
    public ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken) =>
        faults.CallAsync(
            "state.Add",
            () => inner.AddAsync(record, cancellationToken),
            cancellationToken,
            conflict: StateWrite.Exists
        );

    /// <inheritdoc/>
    public ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken) =>
        faults.ReadAsync("state.Find", () => inner.FindAsync(kind, key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        faults.CallAsync(
            "state.Replace",
            () => inner.ReplaceAsync(next, expectedVersion, cancellationToken),
            cancellationToken,
            conflict: StateWrite.Changed
        );

    /// <inheritdoc/>
    public ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        faults.CallAsync(
            "state.Remove",
            () => inner.RemoveAsync(kind, key, expectedVersion, cancellationToken),
            cancellationToken,
            conflict: StateWrite.Changed
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    ) =>
        faults.ReadAsync(
            "state.FindByOwner",
            () => inner.FindByOwnerAsync(kind, owner, afterKey, limit, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken) =>
        faults.ReadAsync(
            "state.RemoveByOwner",
            () => inner.RemoveByOwnerAsync(kind, owner, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    ) =>
        faults.ReadAsync(
            "state.RemoveExpired",
            () => inner.RemoveExpiredAsync(kind, cutoff, batch, cancellationToken),
            cancellationToken
        );
}
