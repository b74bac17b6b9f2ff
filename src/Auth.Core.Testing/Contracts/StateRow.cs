using Auth.Core.State;

namespace Auth.Core.Testing.Contracts;

/// <summary>Makes the records of the checks and compares them value by value.</summary>
internal static class StateRow
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A kind that users own records of.</summary>
    public static StateKind Kind => StateKind.Session;

    /// <summary>A record with a key and an owner of the run's own.</summary>
    public static StateRecord New(
        this StoreTrial<IStateStore> trial,
        string key = "k",
        string owner = "o",
        DateTimeOffset? expiresAt = null,
        byte[]? payload = null,
        StateKind? kind = null
    ) =>
        new(
            kind ?? Kind,
            trial.Key(key),
            owner.Length == 0 ? owner : trial.Key(owner),
            expiresAt ?? Noon,
            StoreTrial<IStateStore>.NewVersion(),
            payload ?? [1]
        );

    /// <summary>A key of the run's own: the run's part stands first, so that keys keep the order of what follows.</summary>
    public static string Key(this StoreTrial<IStateStore> trial, string key) => $"{trial.Token}/{key}";

    /// <summary>The record with another version and what else shall be other.</summary>
    public static StateRecord Next(
        this StateRecord record,
        string? owner = null,
        DateTimeOffset? expiresAt = null,
        byte[]? payload = null
    ) =>
        new(
            record.Kind,
            record.Key,
            owner ?? record.Owner,
            expiresAt ?? record.ExpiresAt,
            StoreTrial<IStateStore>.NewVersion(),
            payload ?? record.Payload
        );

    /// <summary>Adds a record, which has to be done.</summary>
    public static async Task<StateRecord> AddedAsync(this StoreTrial<IStateStore> trial, StateRecord record)
    {
        await trial
            .WritesAsync(StateWrite.Done, store => store.AddAsync(record, trial.Cancel), "a first add")
            .ConfigureAwait(false);
        return record;
    }

    /// <summary>Fails unless the write ends as expected.</summary>
    public static async Task WritesAsync(
        this StoreTrial<IStateStore> trial,
        StateWrite expected,
        Func<IStateStore, ValueTask<StateWrite>> write,
        string what
    ) => trial.Equal(expected, await write(trial.Store).ConfigureAwait(false), what);

    /// <summary>The record as the store has it now.</summary>
    public static ValueTask<StateRecord?> ReadAsync(this StoreTrial<IStateStore> trial, StateRecord record) =>
        trial.Store.FindAsync(record.Kind, record.Key, trial.Cancel);

    /// <summary>The first page of an owner's records.</summary>
    public static ValueTask<IReadOnlyList<StateRecord>> OwnedAsync(
        this StoreTrial<IStateStore> trial,
        string owner,
        string after = "",
        int limit = 10
    ) => trial.Store.FindByOwnerAsync(Kind, owner, after, limit, trial.Cancel);

    /// <summary>Fails unless the record is found with every value.</summary>
    public static async Task KeepsAsync(this StoreTrial<IStateStore> trial, StateRecord expected) =>
        trial.Same(expected, await trial.ReadAsync(expected).ConfigureAwait(false));

    /// <summary>Fails unless the record is gone.</summary>
    public static async Task LacksAsync(this StoreTrial<IStateStore> trial, StateRecord record) =>
        trial.Holds(await trial.ReadAsync(record).ConfigureAwait(false) is null, "no record with this key", "a record");

    /// <summary>Fails unless every value is the same.</summary>
    public static void Same(this StoreTrial<IStateStore> trial, StateRecord expected, StateRecord? found)
    {
        if (found is null)
        {
            throw trial.Broken("the record", "none");
        }

        trial.Equal(expected.Kind.Name, found.Kind.Name, "the kind");
        trial.Equal(expected.Key, found.Key, "the key");
        trial.Equal(expected.Owner, found.Owner, "the owner");
        trial.Equal(expected.ExpiresAt, found.ExpiresAt, "the expiry");
        trial.Equal(TimeSpan.Zero, found.ExpiresAt.Offset, "the offset of the expiry");
        trial.Equal(expected.Version, found.Version, "the version");
        trial.Holds(
            expected.Payload.Span.SequenceEqual(found.Payload.Span),
            $"the payload of {expected.Payload.Length} bytes as given",
            $"another of {found.Payload.Length}"
        );
    }
}
