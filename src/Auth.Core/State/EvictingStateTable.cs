namespace Auth.Core.State;

/// <summary>
/// Records of one kind in memory that make room for new ones: the lightest goes first, among equals the one written
/// longest ago, and never one that its hint keeps. So a flood of new records pushes out other new ones before it reaches
/// what matters.
/// </summary>
/// <remarks>
/// Invariant: a slot hangs in the list of its weight exactly while it stands in the dictionary. There is no index by owner,
/// which would double the bytes of a record: the rare questions about an owner look at every record.
/// </remarks>
internal sealed class EvictingStateTable(StateKind kind, int capacity) : IStateTable
{
    // Kept records at the light end are logins under way, and fewer than the hashing gate admits.
    private const int MostLooks = 2048;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, EvictionSlot> _slots = new(StringComparer.Ordinal);
    private readonly EvictionList[] _byWeight =
    [
        .. Enumerable.Range(0, EvictionHint.MaxWeight + 1).Select(_ => new EvictionList()),
    ];

    public StateWrite Add(StateRecord record)
    {
        lock (_gate)
        {
            if (_slots.ContainsKey(record.Key))
            {
                return StateWrite.Exists;
            }

            if (_slots.Count >= capacity && !TryEvict(record.Hint.WrittenAt))
            {
                return StateWrite.Full;
            }

            var slot = new EvictionSlot(record);
            _slots.Add(slot.Key, slot);
            ListOf(slot).Append(slot);
            return StateWrite.Done;
        }
    }

    public StateRecord? Find(string key)
    {
        lock (_gate)
        {
            return _slots.TryGetValue(key, out var slot) ? slot.ToRecord(kind) : null;
        }
    }

    public StateWrite Replace(StateRecord next, long expectedVersion)
    {
        lock (_gate)
        {
            if (!_slots.TryGetValue(next.Key, out var slot) || slot.Version != expectedVersion)
            {
                return StateWrite.Changed;
            }

            ListOf(slot).Remove(slot);
            slot.Take(next);
            ListOf(slot).Append(slot);
            return StateWrite.Done;
        }
    }

    public StateWrite Remove(string key, long expectedVersion)
    {
        lock (_gate)
        {
            if (!_slots.TryGetValue(key, out var slot) || slot.Version != expectedVersion)
            {
                return StateWrite.Changed;
            }

            Drop(slot);
            return StateWrite.Done;
        }
    }

    public IReadOnlyList<StateRecord> FindByOwner(string owner, string afterKey, int limit)
    {
        lock (_gate)
        {
            return
            [
                .. OwnedBy(owner)
                    .Where(slot => string.CompareOrdinal(slot.Key, afterKey) > 0)
                    .OrderBy(slot => slot.Key, StringComparer.Ordinal)
                    .Take(limit)
                    .Select(slot => slot.ToRecord(kind)),
            ];
        }
    }

    public int RemoveByOwner(string owner)
    {
        lock (_gate)
        {
            return Drop(OwnedBy(owner));
        }
    }

    public int RemoveExpired(DateTimeOffset cutoff, int batch)
    {
        lock (_gate)
        {
            return Drop(_slots.Values.Where(slot => slot.ExpiresAt < cutoff).Take(batch));
        }
    }

    private bool TryEvict(long now)
    {
        foreach (var list in _byWeight)
        {
            var slot = list.First;
            for (var looks = 0; slot is not null && looks < MostLooks; looks++, slot = slot.Next)
            {
                if (slot.KeepUntil <= now)
                {
                    Drop(slot);
                    return true;
                }
            }
        }

        return false;
    }

    private IEnumerable<EvictionSlot> OwnedBy(string owner) =>
        _slots.Values.Where(slot => string.Equals(slot.Owner, owner, StringComparison.Ordinal));

    private int Drop(IEnumerable<EvictionSlot> slots)
    {
        var all = slots.ToList();
        all.ForEach(Drop);
        return all.Count;
    }

    private void Drop(EvictionSlot slot)
    {
        _slots.Remove(slot.Key);
        ListOf(slot).Remove(slot);
    }

    private EvictionList ListOf(EvictionSlot slot) => _byWeight[slot.Weight];
}
