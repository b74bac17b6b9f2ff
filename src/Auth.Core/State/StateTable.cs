namespace Auth.Core.State;

/// <summary>The records of one kind in memory, with an index by owner.</summary>
/// <remarks>Invariant: a key stands in its owner's set exactly while its record stands in the table.</remarks>
internal sealed class StateTable(int capacity) : IStateTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StateRecord> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _byOwner = new(StringComparer.Ordinal);

    public StateWrite Add(StateRecord record)
    {
        lock (_gate)
        {
            if (_records.ContainsKey(record.Key))
            {
                return StateWrite.Exists;
            }

            if (_records.Count >= capacity)
            {
                return StateWrite.Full;
            }

            Put(record);
            return StateWrite.Done;
        }
    }

    public StateRecord? Find(string key)
    {
        lock (_gate)
        {
            return _records.GetValueOrDefault(key);
        }
    }

    public StateWrite Replace(StateRecord next, long expectedVersion)
    {
        lock (_gate)
        {
            if (!_records.TryGetValue(next.Key, out var present) || present.Version != expectedVersion)
            {
                return StateWrite.Changed;
            }

            if (!string.Equals(present.Owner, next.Owner, StringComparison.Ordinal))
            {
                Take(present);
                Put(next);
            }
            else
            {
                _records[next.Key] = next;
            }

            return StateWrite.Done;
        }
    }

    public StateWrite Remove(string key, long expectedVersion)
    {
        lock (_gate)
        {
            if (!_records.TryGetValue(key, out var present) || present.Version != expectedVersion)
            {
                return StateWrite.Changed;
            }

            Take(present);
            return StateWrite.Done;
        }
    }

    public IReadOnlyList<StateRecord> FindByOwner(string owner, string afterKey, int limit)
    {
        lock (_gate)
        {
            return _byOwner.TryGetValue(owner, out var keys)
                ?
                [
                    .. keys.Where(key => string.CompareOrdinal(key, afterKey) > 0)
                        .Take(limit)
                        .Select(key => _records[key]),
                ]
                : [];
        }
    }

    public int RemoveByOwner(string owner)
    {
        lock (_gate)
        {
            if (!_byOwner.TryGetValue(owner, out var keys))
            {
                return 0;
            }

            var records = keys.Select(key => _records[key]).ToList();
            records.ForEach(Take);
            return records.Count;
        }
    }

    public int RemoveExpired(DateTimeOffset cutoff, int batch)
    {
        lock (_gate)
        {
            var expired = _records.Values.Where(record => record.ExpiresAt < cutoff).Take(batch).ToList();
            expired.ForEach(Take);
            return expired.Count;
        }
    }

    private void Put(StateRecord record)
    {
        _records.Add(record.Key, record);
        if (!_byOwner.TryGetValue(record.Owner, out var keys))
        {
            _byOwner.Add(record.Owner, keys = new SortedSet<string>(StringComparer.Ordinal));
        }

        keys.Add(record.Key);
    }

    private void Take(StateRecord record)
    {
        _records.Remove(record.Key);
        var keys = _byOwner[record.Owner];
        keys.Remove(record.Key);
        if (keys.Count == 0)
        {
            _byOwner.Remove(record.Owner);
        }
    }
}
