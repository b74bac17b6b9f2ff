namespace Auth.Core.State;

/// <summary>
/// A record of an <see cref="EvictingStateTable"/> with its place in the order of going. Holds the columns and not the
/// record, because a flood fills memory with these.
/// </summary>
internal sealed class EvictionSlot
{
    private long _expiresAtTicks;
    private byte[] _payload = [];
    private int _weight;

    public EvictionSlot(StateRecord record)
    {
        Key = record.Key;
        Owner = record.Owner;
        Take(record);
    }

    public string Key { get; }

    public string Owner { get; private set; }

    public DateTimeOffset ExpiresAt => new(_expiresAtTicks, TimeSpan.Zero);

    public long Version { get; private set; }

    public int Weight => _weight;

    public long KeepUntil { get; private set; }

    public EvictionSlot? Previous { get; set; }

    public EvictionSlot? Next { get; set; }

    public void Take(StateRecord record)
    {
        Owner = record.Owner;
        Version = record.Version;
        KeepUntil = record.Hint.KeepUntil;
        _expiresAtTicks = record.ExpiresAt.UtcTicks;
        _payload = record.Payload.ToArray();
        _weight = Math.Clamp(record.Hint.Weight, 0, EvictionHint.MaxWeight);
    }

    public StateRecord ToRecord(StateKind kind) => new(kind, Key, Owner, ExpiresAt, Version, _payload);
}

/// <summary>Slots of one weight, the one written longest ago first.</summary>
internal sealed class EvictionList
{
    private EvictionSlot? _last;

    public EvictionSlot? First { get; private set; }

    public void Append(EvictionSlot slot)
    {
        (slot.Previous, slot.Next) = (_last, null);
        if (_last is null)
        {
            First = slot;
        }
        else
        {
            _last.Next = slot;
        }

        _last = slot;
    }

    public void Remove(EvictionSlot slot)
    {
        if (slot.Previous is null)
        {
            First = slot.Next;
        }
        else
        {
            slot.Previous.Next = slot.Next;
        }

        if (slot.Next is null)
        {
            _last = slot.Previous;
        }
        else
        {
            slot.Next.Previous = slot.Previous;
        }

        (slot.Previous, slot.Next) = (null, null);
    }
}
