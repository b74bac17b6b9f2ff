using Auth.Core.State;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>
/// A memory store shared by several processes that exist at once: yields before each call, so that races interleave, counts
/// the reads of signing keys, can be out, and can be edited as somebody with access to the database would.
/// </summary>
internal sealed class KeyStateStore(bool yields = true) : IStateStore
{
    private readonly InMemoryStateStore _inner = new();
    private int _keyReads;

    public int KeyReads => Volatile.Read(ref _keyReads);

    public bool IsOut { get; set; }

    /// <summary>A store that does not keep its promise: adding overwrites.</summary>
    public bool AddOverwrites { get; set; }

    /// <summary>Adding answers that it is full.</summary>
    public bool IsFull { get; set; }

    public async Task<IReadOnlyList<StateRecord>> KeysAsync() =>
        await _inner.FindByOwnerAsync(StateKind.SigningKey, string.Empty, string.Empty, 1000, CancellationToken.None);

    public async Task<StateRecord> KeyAsync(string name) =>
        (await _inner.FindAsync(StateKind.SigningKey, name, CancellationToken.None))!;

    /// <summary>What a writer of the database does: any row, whatever stood there.</summary>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> payload, DateTimeOffset expiresAt)
    {
        var present = await _inner.FindAsync(StateKind.SigningKey, name, CancellationToken.None);
        var record = new StateRecord(
            StateKind.SigningKey,
            name,
            string.Empty,
            expiresAt,
            (present?.Version ?? 0) % 1000 + 1,
            payload
        );
        _ = present is null
            ? await _inner.AddAsync(record, CancellationToken.None)
            : await _inner.ReplaceAsync(record, present.Version, CancellationToken.None);
    }

    public async Task RemoveAsync(string name)
    {
        var present = await KeyAsync(name);
        await _inner.RemoveAsync(StateKind.SigningKey, name, present.Version, CancellationToken.None);
    }

    public async ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken)
    {
        await TurnAsync();
        if (IsFull)
        {
            return StateWrite.Full;
        }

        var write = await _inner.AddAsync(record, cancellationToken);
        if (!AddOverwrites || write == StateWrite.Done)
        {
            return write;
        }

        var present = await _inner.FindAsync(record.Kind, record.Key, cancellationToken);
        return await _inner.ReplaceAsync(record, present!.Version, cancellationToken);
    }

    public async ValueTask<StateRecord?> FindAsync(StateKind kind, string key, CancellationToken cancellationToken)
    {
        await TurnAsync();
        return await _inner.FindAsync(kind, key, cancellationToken);
    }

    public async ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await TurnAsync();
        return await _inner.ReplaceAsync(next, expectedVersion, cancellationToken);
    }

    public async ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await TurnAsync();
        return await _inner.RemoveAsync(kind, key, expectedVersion, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (kind == StateKind.SigningKey)
        {
            Interlocked.Increment(ref _keyReads);
        }

        await TurnAsync();
        return await _inner.FindByOwnerAsync(kind, owner, afterKey, limit, cancellationToken);
    }

    public async ValueTask<int> RemoveByOwnerAsync(StateKind kind, string owner, CancellationToken cancellationToken)
    {
        await TurnAsync();
        return await _inner.RemoveByOwnerAsync(kind, owner, cancellationToken);
    }

    public async ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    )
    {
        await TurnAsync();
        return await _inner.RemoveExpiredAsync(kind, cutoff, batch, cancellationToken);
    }

    private async Task TurnAsync()
    {
        if (IsOut)
        {
            throw new IOException("The store is out.");
        }

        if (yields)
        {
            await FairYield.Once();
        }
    }
}
