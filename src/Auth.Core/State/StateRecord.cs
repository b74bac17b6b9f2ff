using Auth.Core.Secrets;

namespace Auth.Core.State;

/// <summary>
/// One small record of the library's own. A store keeps each property in a column of its own, compares kind, key and
/// owner as bytes, and never looks into the payload. Immutable.
/// </summary>
[SecretType]
[System.Diagnostics.DebuggerDisplay("StateRecord {Kind}")]
public sealed class StateRecord
{
    /// <summary>The longest key and owner: 64 characters.</summary>
    public const int MaxKeyLength = 64;

    /// <summary>Rebuilds a record from the columns of a row.</summary>
    /// <param name="kind">One of <see cref="StateKind.All"/>.</param>
    /// <param name="key">1 to 64 characters of <c>A-Z a-z 0-9 - _ /</c>; always random or a keyed hash, never typed text.</param>
    /// <param name="owner">The same alphabet, at most 64 characters; empty when nobody owns the record.</param>
    /// <param name="expiresAt">From when the sweeper may remove it; kept in UTC.</param>
    /// <param name="version">At least 1; made by the library anew at each write.</param>
    /// <param name="payload">At most <see cref="StateKind.MaxPayloadBytes"/> bytes.</param>
    /// <exception cref="ArgumentException">A value is missing or out of its range.</exception>
    public StateRecord(
        StateKind kind,
        string key,
        string owner,
        DateTimeOffset expiresAt,
        long version,
        ReadOnlyMemory<byte> payload
    )
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, kind.MaxPayloadBytes, nameof(payload));
        ThrowIfNoKey(key, nameof(key));
        ThrowIfNoKey(owner, nameof(owner));
        Kind = kind;
        Key = key;
        Owner = owner;
        ExpiresAt = expiresAt.ToUniversalTime();
        Version = version;
        Payload = payload;
    }

    /// <summary>What the record is; part of the primary key.</summary>
    public StateKind Kind { get; }

    /// <summary>The record's key within its kind; part of the primary key.</summary>
    public string Key { get; }

    /// <summary>Whom the record belongs to, or empty. Indexed together with the kind.</summary>
    public string Owner { get; }

    /// <summary>From when the sweeper may remove it, UTC. Reading decides by itself whether a record is still good.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The record's version: random, 63 bit, never repeats for a key, across removal too.</summary>
    public long Version { get; }

    /// <summary>The content, to be kept byte for byte.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>What the memory store may do when it is full. No column: it is gone once the record has left this process.</summary>
    internal EvictionHint Hint { get; init; }

    /// <summary>Only the kind: keys lead to sessions.</summary>
    public override string ToString() => $"StateRecord {Kind}";

    private static void ThrowIfNoKey(string text, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxKeyLength, parameter);
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '/'))
            {
                throw new ArgumentException("Keys and owners have characters of A-Z a-z 0-9 - _ / alone.", parameter);
            }
        }
    }
}
