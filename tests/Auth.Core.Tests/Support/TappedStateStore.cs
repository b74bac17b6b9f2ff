using Auth.Core.State;

namespace Auth.Core.Tests.Support;

/// <summary>A state store behind a tap.</summary>
internal sealed class TappedStateStore(IStateStore inner, StoreTap tap) : IStateStore
{
    public ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken) =>
        tap.CallAsync("state.Add", () => inner.AddAsync(record, cancellationToken));

    public ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken) =>
        tap.CallAsync("state.Find", () => inner.FindAsync(kind, key, cancellationToken));

    public ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => tap.CallAsync("state.Replace", () => inner.ReplaceAsync(next, expectedVersion, cancellationToken));

    public ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => tap.CallAsync("state.Remove", () => inner.RemoveAsync(kind, key, expectedVersion, cancellationToken));

    public ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    ) =>
        tap.CallAsync(
            "state.FindByOwner",
            () => inner.FindByOwnerAsync(kind, owner, afterKey, limit, cancellationToken)
        );

    public ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken) =>
        tap.CallAsync("state.RemoveByOwner", () => inner.RemoveByOwnerAsync(kind, owner, cancellationToken));

    public ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    ) => tap.CallAsync("state.RemoveExpired", () => inner.RemoveExpiredAsync(kind, cutoff, batch, cancellationToken));
}
