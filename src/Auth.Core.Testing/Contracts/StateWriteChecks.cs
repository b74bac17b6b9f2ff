using Auth.Core.State;

namespace Auth.Core.Testing.Contracts;

/// <summary>What each write does, one call after the other, and that whatever is refused changes nothing.</summary>
internal static class StateWriteChecks
{
    public static IReadOnlyList<StoreCheck<IStateStore>> All { get; } =
    [
        new("An add of a record that exists is refused and changes nothing", ExistsAsync),
        new("A replace writes owner, expiry, version and payload", ReplaceAsync),
        new("A replace with another expected version is refused and changes nothing", ReplaceIfUnchangedAsync),
        new("A replace of a record that is gone never adds", ReplaceNeverAddsAsync),
        new("A removal with another expected version is refused and changes nothing", RemoveIfUnchangedAsync),
        new("A version from before a removal replaces and removes nothing afterwards", VersionsAcrossRemovalAsync),
        new("A read after a write sees it", ReadsItsWritesAsync),
        new("A cancelled call throws and changes nothing", CancelledAsync),
    ];

    private static async Task ExistsAsync(StoreTrial<IStateStore> trial)
    {
        var first = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var second = first.Next(trial.Key("p"), StateRow.Noon.AddDays(1), [2]);

        await trial
            .WritesAsync(StateWrite.Exists, store => store.AddAsync(second, trial.Cancel), "a second add")
            .ConfigureAwait(false);

        await trial.KeepsAsync(first).ConfigureAwait(false);
    }

    private static async Task ReplaceAsync(StoreTrial<IStateStore> trial)
    {
        var first = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var next = first.Next(trial.Key("p"), StateRow.Noon.AddTicks(1), [2, 3]);

        await ReplacesAsync(trial, StateWrite.Done, next, first.Version).ConfigureAwait(false);

        await trial.KeepsAsync(next).ConfigureAwait(false);
        trial.Equal(0, (await trial.OwnedAsync(first.Owner).ConfigureAwait(false)).Count, "records of the old owner");
        trial.Equal(1, (await trial.OwnedAsync(next.Owner).ConfigureAwait(false)).Count, "records of the new owner");
    }

    private static async Task ReplaceIfUnchangedAsync(StoreTrial<IStateStore> trial)
    {
        var first = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var next = first.Next(payload: [2]);
        await ReplacesAsync(trial, StateWrite.Done, next, first.Version).ConfigureAwait(false);

        foreach (var expected in (long[])[first.Version, next.Version ^ 1, 1, long.MaxValue])
        {
            await ReplacesAsync(trial, StateWrite.Changed, first.Next(payload: [9]), expected).ConfigureAwait(false);
        }

        await trial.KeepsAsync(next).ConfigureAwait(false);
    }

    private static async Task ReplaceNeverAddsAsync(StoreTrial<IStateStore> trial)
    {
        var never = trial.New();
        await ReplacesAsync(trial, StateWrite.Changed, never.Next(), never.Version).ConfigureAwait(false);
        await trial.LacksAsync(never).ConfigureAwait(false);

        var removed = await trial.AddedAsync(trial.New("removed")).ConfigureAwait(false);
        await RemovesAsync(trial, StateWrite.Done, removed, removed.Version).ConfigureAwait(false);
        await ReplacesAsync(trial, StateWrite.Changed, removed.Next(), removed.Version).ConfigureAwait(false);
        await trial.LacksAsync(removed).ConfigureAwait(false);
    }

    private static async Task RemoveIfUnchangedAsync(StoreTrial<IStateStore> trial)
    {
        var record = await trial.AddedAsync(trial.New()).ConfigureAwait(false);

        await RemovesAsync(trial, StateWrite.Changed, record, record.Version ^ 1).ConfigureAwait(false);
        await trial.KeepsAsync(record).ConfigureAwait(false);
        await RemovesAsync(trial, StateWrite.Done, record, record.Version).ConfigureAwait(false);
        await RemovesAsync(trial, StateWrite.Changed, record, record.Version).ConfigureAwait(false);

        await trial.LacksAsync(record).ConfigureAwait(false);
        trial.Equal(0, (await trial.OwnedAsync(record.Owner).ConfigureAwait(false)).Count, "records of the owner");
    }

    private static async Task VersionsAcrossRemovalAsync(StoreTrial<IStateStore> trial)
    {
        // The version as it is read, so that a store that counts by itself is met with its own numbers.
        var first = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var read = await trial.ReadAsync(first).ConfigureAwait(false);
        trial.Holds(read is not null, "the added record", "none");
        await RemovesAsync(trial, StateWrite.Done, first, read!.Version).ConfigureAwait(false);
        var second = await trial.AddedAsync(first.Next(payload: [2])).ConfigureAwait(false);

        await ReplacesAsync(trial, StateWrite.Changed, first.Next(payload: [3]), read.Version).ConfigureAwait(false);
        await RemovesAsync(trial, StateWrite.Changed, first, read.Version).ConfigureAwait(false);

        await trial.KeepsAsync(second).ConfigureAwait(false);
    }

    private static async Task ReadsItsWritesAsync(StoreTrial<IStateStore> trial)
    {
        var record = trial.New();
        await trial.LacksAsync(record).ConfigureAwait(false);
        await trial.AddedAsync(record).ConfigureAwait(false);
        await trial.KeepsAsync(record).ConfigureAwait(false);
        var next = record.Next(payload: [2]);
        await ReplacesAsync(trial, StateWrite.Done, next, record.Version).ConfigureAwait(false);
        await trial.KeepsAsync(next).ConfigureAwait(false);
        var owned = await trial.OwnedAsync(next.Owner).ConfigureAwait(false);
        trial.Same(next, owned is [var only] ? only : null);
        await RemovesAsync(trial, StateWrite.Done, next, next.Version).ConfigureAwait(false);
        await trial.LacksAsync(next).ConfigureAwait(false);
    }

    private static async Task CancelledAsync(StoreTrial<IStateStore> trial)
    {
        var record = await trial
            .AddedAsync(trial.New(expiresAt: StateExpiryChecks.Cutoff.AddDays(-1)))
            .ConfigureAwait(false);
        var other = trial.New("other");
        var (store, kind) = (trial.Store, StateRow.Kind);

        await trial.CancelsAsync("add", c => store.AddAsync(other, c).AsTask()).ConfigureAwait(false);
        await trial
            .CancelsAsync("replace", c => store.ReplaceAsync(record.Next(), record.Version, c).AsTask())
            .ConfigureAwait(false);
        await trial
            .CancelsAsync("removal", c => store.RemoveAsync(kind, record.Key, record.Version, c).AsTask())
            .ConfigureAwait(false);
        await trial
            .CancelsAsync("removal by owner", c => store.RemoveByOwnerAsync(kind, record.Owner, c).AsTask())
            .ConfigureAwait(false);
        await trial
            .CancelsAsync(
                "removal of expired records",
                c => store.RemoveExpiredAsync(kind, StateExpiryChecks.Cutoff, 10, c).AsTask()
            )
            .ConfigureAwait(false);
        await trial.CancelsAsync("find", c => store.FindAsync(kind, record.Key, c).AsTask()).ConfigureAwait(false);
        await trial
            .CancelsAsync("find by owner", c => store.FindByOwnerAsync(kind, record.Owner, "", 10, c).AsTask())
            .ConfigureAwait(false);

        await trial.KeepsAsync(record).ConfigureAwait(false);
        await trial.LacksAsync(other).ConfigureAwait(false);
    }

    private static Task ReplacesAsync(
        StoreTrial<IStateStore> trial,
        StateWrite write,
        StateRecord next,
        long expectedVersion
    ) => trial.WritesAsync(write, store => store.ReplaceAsync(next, expectedVersion, trial.Cancel), "a replace");

    private static Task RemovesAsync(
        StoreTrial<IStateStore> trial,
        StateWrite write,
        StateRecord record,
        long expectedVersion
    ) =>
        trial.WritesAsync(
            write,
            store => store.RemoveAsync(record.Kind, record.Key, expectedVersion, trial.Cancel),
            "a removal"
        );
}
