using Auth.Core.State;
using Auth.Core.Tests.Support;
using Auth.Core.Users;

namespace Auth.Core.Tests.State.Broken;

/// <summary>Compares what it has just read, not what the caller had read: the later of two writers wins.</summary>
internal sealed class LostUpdate() : DelegatingStateStore(new InMemoryStateStore())
{
    public override async ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await FairYield.Once();
        var present = await FindAsync(next.Kind, next.Key, cancellationToken);
        return present is null ? StateWrite.Changed : await base.ReplaceAsync(next, present.Version, cancellationToken);
    }
}

/// <summary>Looks whether the key is free before it writes.</summary>
internal sealed class DoubleAdd() : DelegatingStateStore(new InMemoryStateStore())
{
    public override async ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken)
    {
        if (await FindAsync(record.Kind, record.Key, cancellationToken) is not null)
        {
            return StateWrite.Exists;
        }

        for (var turn = 0; turn < 20; turn++)
        {
            await FairYield.Once();
        }

        await base.AddAsync(record, cancellationToken);
        return StateWrite.Done;
    }
}

/// <summary>Answers with what it had read the time before.</summary>
internal sealed class StaleRead() : DelegatingStateStore(new InMemoryStateStore())
{
    private readonly Dictionary<string, StateRecord?> _read = new(StringComparer.Ordinal);

    public override async ValueTask<StateRecord?> FindAsync(
        StateKind kind,
        string key,
        CancellationToken cancellationToken
    )
    {
        var fresh = await base.FindAsync(kind, key, cancellationToken);
        lock (_read)
        {
            var stale = _read.GetValueOrDefault(key, fresh);
            _read[key] = fresh;
            return stale;
        }
    }
}

/// <summary>Adds where a replace finds nothing.</summary>
internal sealed class Upsert() : DelegatingStateStore(new InMemoryStateStore())
{
    public override async ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(next.Kind, next.Key, cancellationToken) is null
            ? await AddAsync(next, cancellationToken)
            : await base.ReplaceAsync(next, expectedVersion, cancellationToken);
}

/// <summary>Reads which records have expired, and then removes them whatever has become of them.</summary>
internal sealed class SweepInTwoSteps() : DelegatingStateStore(new InMemoryStateStore())
{
    private readonly List<StateRecord> _added = [];

    public override ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken)
    {
        lock (_added)
        {
            _added.Add(record);
        }

        return base.AddAsync(record, cancellationToken);
    }

    public override async ValueTask<int> RemoveExpiredAsync(
        StateKind kind,
        DateTimeOffset cutoff,
        int batch,
        CancellationToken cancellationToken
    )
    {
        List<StateRecord> expired;
        lock (_added)
        {
            expired = [.. _added.Where(record => record.Kind == kind && record.ExpiresAt < cutoff).Take(batch)];
            _added.RemoveAll(expired.Contains);
        }

        var removed = 0;
        foreach (var record in expired)
        {
            await FairYield.Once();
            var present = await FindAsync(kind, record.Key, cancellationToken);
            removed +=
                present is not null
                && await RemoveAsync(kind, record.Key, present.Version, cancellationToken) == StateWrite.Done
                    ? 1
                    : 0;
        }

        return removed;
    }
}

/// <summary>Cancels nothing.</summary>
internal sealed class Uncancellable() : DelegatingStateStore(new InMemoryStateStore())
{
    public override ValueTask<StateWrite> AddAsync(StateRecord record, CancellationToken cancellationToken) =>
        base.AddAsync(record, CancellationToken.None);
}

/// <summary>Takes an outage for an empty table.</summary>
internal sealed class SwallowedError(IStateStore inner) : DelegatingStateStore(inner)
{
    public override async ValueTask<StateRecord?> FindAsync(
        StateKind kind,
        string key,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.FindAsync(kind, key, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
