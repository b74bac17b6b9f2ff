using Auth.Core.State;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.State.Broken;

/// <summary>A store whose columns change what is written to them.</summary>
internal abstract class LossyColumns() : DelegatingStateStore(new InMemoryStateStore())
{
    protected abstract StateRecord Written(StateRecord record);

    public override ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken) =>
        base.AddAsync(Written(record), cancellationToken);

    public override ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => base.ReplaceAsync(Written(next), expectedVersion, cancellationToken);

    protected ValueTask<StateWrite> ReplacedAsync(
        StateRecord written,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => base.ReplaceAsync(written, expectedVersion, cancellationToken);

    protected static StateRecord With(
        StateRecord record,
        DateTimeOffset? expiresAt = null,
        long? version = null,
        ReadOnlyMemory<byte>? payload = null
    ) =>
        new(
            record.Kind,
            record.Key,
            record.Owner,
            expiresAt ?? record.ExpiresAt,
            version ?? record.Version,
            payload ?? record.Payload
        );
}

/// <summary>A column of local time for the expiry.</summary>
internal sealed class LocalExpiry : LossyColumns
{
    protected override StateRecord Written(StateRecord record) =>
        With(record, expiresAt: WallClock.RoundTrip(record.ExpiresAt));
}

/// <summary>A column of milliseconds for the expiry.</summary>
internal sealed class Milliseconds : LossyColumns
{
    protected override StateRecord Written(StateRecord record) =>
        With(record, expiresAt: WallClock.Cut(record.ExpiresAt, TimeSpan.TicksPerMillisecond));
}

/// <summary>A column of a fixed width that pads and trims.</summary>
internal sealed class TrimmedPayload : LossyColumns
{
    protected override StateRecord Written(StateRecord record) =>
        With(record, payload: record.Payload.TrimEnd((byte)0));
}

/// <summary>Counts its own versions, from 1 at each add.</summary>
internal sealed class RepeatingVersion : LossyColumns
{
    protected override StateRecord Written(StateRecord record) => With(record, version: 1);

    public override ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => ReplacedAsync(With(next, version: expectedVersion + 1), expectedVersion, cancellationToken);
}

/// <summary>Compares keys and owners without case.</summary>
internal sealed class CaseFolding() : DelegatingStateStore(new InMemoryStateStore())
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.OrdinalIgnoreCase);

    public override ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken)
    {
        First(record.Key);
        First(record.Owner);
        return base.AddAsync(record, cancellationToken);
    }

    public override ValueTask<StateRecord?> FindAsync(
        StateKind kind,
        string key,
        CancellationToken cancellationToken
    ) => base.FindAsync(kind, First(key), cancellationToken);

    public override ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    ) => base.FindByOwnerAsync(kind, First(owner), afterKey, limit, cancellationToken);

    private string First(string text)
    {
        lock (_texts)
        {
            _texts.TryAdd(text, text);
            return _texts[text];
        }
    }
}

/// <summary>Pages by how many rows to skip, or not at all.</summary>
internal sealed class NoPages() : DelegatingStateStore(new InMemoryStateStore())
{
    public override ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    ) => base.FindByOwnerAsync(kind, owner, afterKey: "", limit: 1000, cancellationToken);
}

/// <summary>Sorts keys as a dictionary does.</summary>
internal sealed class DictionaryOrder() : DelegatingStateStore(new InMemoryStateStore())
{
    public override async ValueTask<IReadOnlyList<StateRecord>> FindByOwnerAsync(
        StateKind kind,
        string owner,
        string afterKey,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var all = await base.FindByOwnerAsync(kind, owner, afterKey: "", limit: 1000, cancellationToken);
        return
        [
            .. all.Where(record => StringComparer.InvariantCulture.Compare(record.Key, afterKey) > 0)
                .OrderBy(record => record.Key, StringComparer.InvariantCulture)
                .Take(limit),
        ];
    }
}

/// <summary>Sweeps what has not expired yet.</summary>
internal sealed class EagerSweep() : DelegatingStateStore(new InMemoryStateStore())
{
    public override ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    ) => base.RemoveExpiredAsync(kind, cutoff.AddMilliseconds(1), batch, cancellationToken);
}
