namespace Auth.Core.State;

/// <summary>
/// What a state record is. Closed: the library alone makes kinds, so a store keeps them as text of at most 32
/// characters in a column of their own and never interprets them.
/// </summary>
public sealed class StateKind
{
    private StateKind(string name, int maxPayloadBytes)
    {
        Name = name;
        MaxPayloadBytes = maxPayloadBytes;
    }

    /// <summary>Sessions: one record each, whatever the number of refreshes. The owner is the user.</summary>
    public static StateKind Session { get; } = new("session", maxPayloadBytes: 4 * 1024);

    /// <summary>Managed signing keys, sealed. They have no owner.</summary>
    public static StateKind SigningKey { get; } = new("signing-key", maxPayloadBytes: 8 * 1024);

    /// <summary>Failed logins and logins under way, one record a lane. The owner is the user, where there is one.</summary>
    public static StateKind Attempt { get; } = new("attempt", maxPayloadBytes: 4 * 1024);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<StateKind> All { get; } = [Session, SigningKey, Attempt];

    /// <summary>The kind's name, lower-case ASCII of at most 32 characters.</summary>
    public string Name { get; }

    /// <summary>The largest payload: 4 KiB, and 8 KiB for signing keys. Larger ones never reach a store.</summary>
    public int MaxPayloadBytes { get; }

    /// <summary>The kind's name.</summary>
    public override string ToString() => Name;
}
