using Auth.Core.State;

namespace Auth.Core.Tests.State;

/// <summary>
/// What every <see cref="IStateStore"/> has to hold to, as named checks over a fresh store, so that the same list serves
/// any store and any test runner. A check throws when the store breaks the rule.
/// </summary>
internal static class StateStoreChecks
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly StateKind Kind = StateKind.Session;

    /// <summary>All checks by name. Names of races end with how many call at once.</summary>
    public static IReadOnlyDictionary<string, Func<IStateStore, Task>> All { get; } =
        new Dictionary<string, Func<IStateStore, Task>>(StringComparer.Ordinal)
        {
            ["add then find gives every column back"] = AddedIsFound,
            ["add leaves what is there"] = AddLeavesWhatIsThere,
            ["kinds are apart"] = KindsAreApart,
            ["keys are compared by bytes"] = KeysAreBytes,
            ["replace if unchanged"] = ReplaceIfUnchanged,
            ["replace moves a record to its new owner"] = ReplaceMovesOwner,
            ["replace never adds"] = ReplaceNeverAdds,
            ["remove if unchanged"] = RemoveIfUnchanged,
            ["expired records are found"] = ExpiredIsFound,
            ["owners are paged in the order of bytes"] = OwnersArePaged,
            ["an empty owner finds what nobody owns"] = EmptyOwner,
            ["remove by owner"] = RemoveByOwner,
            ["remove expired, before the cutoff alone and in batches"] = RemoveExpired,
            ["remove expired keeps a renewed record"] = RemoveExpiredKeepsRenewed,
            ["a cancelled call changes nothing"] = CancelledChangesNothing,
            ["a read after a write sees it"] = ReadsItsWrites,
            ["one of 2 adds"] = store => StateStoreRaces.OneAdds(store, 2),
            ["one of 20 adds"] = store => StateStoreRaces.OneAdds(store, 20),
            ["one of 200 adds"] = store => StateStoreRaces.OneAdds(store, 200),
            ["one of 2 replaces"] = store => StateStoreRaces.OneReplaces(store, 2),
            ["one of 20 replaces"] = store => StateStoreRaces.OneReplaces(store, 20),
            ["one of 200 replaces"] = store => StateStoreRaces.OneReplaces(store, 200),
            ["one of 200 removes"] = store => StateStoreRaces.OneRemoves(store, 200),
            ["no update of 20 writers is lost"] = store => StateStoreRaces.NothingIsLost(store, 20),
        };

    private static async Task AddedIsFound(IStateStore store)
    {
        var record = new StateRecord(Kind, "k-_/1", "o", Noon, long.MaxValue, new byte[] { 0, 255, 10 });

        (await store.AddAsync(record, default)).Should().Be(StateWrite.Done);

        Same(await store.FindAsync(Kind, "k-_/1", default), record);
        (await store.FindAsync(Kind, "other", default)).Should().BeNull();
    }

    private static async Task AddLeavesWhatIsThere(IStateStore store)
    {
        var first = Record("k", version: 1);
        await store.AddAsync(first, default);

        (await store.AddAsync(Record("k", version: 2, owner: "p"), default)).Should().Be(StateWrite.Exists);

        Same(await store.FindAsync(Kind, "k", default), first);
    }

    private static async Task KindsAreApart(IStateStore store)
    {
        await store.AddAsync(Record("k"), default);

        (await store.FindAsync(StateKind.SigningKey, "k", default)).Should().BeNull();
        var other = new StateRecord(StateKind.SigningKey, "k", "o", Noon, 1, new byte[8 * 1024]);
        (await store.AddAsync(other, default)).Should().Be(StateWrite.Done);
        (await store.RemoveByOwnerAsync(StateKind.SigningKey, "o", default)).Should().Be(1);
        Same(await store.FindAsync(Kind, "k", default), Record("k"));
    }

    private static async Task KeysAreBytes(IStateStore store)
    {
        await store.AddAsync(Record("Key", owner: "Owner"), default);

        (await store.FindAsync(Kind, "key", default)).Should().BeNull();
        (await store.AddAsync(Record("key", owner: "owner"), default)).Should().Be(StateWrite.Done);
        (await store.FindByOwnerAsync(Kind, "OWNER", "", 10, default)).Should().BeEmpty();
        (await store.RemoveByOwnerAsync(Kind, "owner", default)).Should().Be(1);
        Same(await store.FindAsync(Kind, "Key", default), Record("Key", owner: "Owner"));
    }

    private static async Task ReplaceIfUnchanged(IStateStore store)
    {
        await store.AddAsync(Record("k", version: 1), default);
        var next = new StateRecord(Kind, "k", "o", Noon.AddDays(1), 2, new byte[] { 9 });

        (await store.ReplaceAsync(next, 7, default)).Should().Be(StateWrite.Changed);
        (await store.ReplaceAsync(next, 1, default)).Should().Be(StateWrite.Done);
        (await store.ReplaceAsync(Record("k", version: 3), 1, default)).Should().Be(StateWrite.Changed);

        Same(await store.FindAsync(Kind, "k", default), next);
    }

    private static async Task ReplaceMovesOwner(IStateStore store)
    {
        await store.AddAsync(Record("k", version: 1, owner: "o"), default);

        await store.ReplaceAsync(Record("k", version: 2, owner: "p"), 1, default);

        (await store.FindByOwnerAsync(Kind, "o", "", 10, default)).Should().BeEmpty();
        (await store.FindByOwnerAsync(Kind, "p", "", 10, default)).Should().ContainSingle();
    }

    private static async Task ReplaceNeverAdds(IStateStore store)
    {
        (await store.ReplaceAsync(Record("k", version: 2), 1, default)).Should().Be(StateWrite.Changed);

        (await store.FindAsync(Kind, "k", default)).Should().BeNull();
    }

    private static async Task RemoveIfUnchanged(IStateStore store)
    {
        await store.AddAsync(Record("k", version: 1), default);

        (await store.RemoveAsync(Kind, "k", 2, default)).Should().Be(StateWrite.Changed);
        (await store.RemoveAsync(Kind, "k", 1, default)).Should().Be(StateWrite.Done);
        (await store.RemoveAsync(Kind, "k", 1, default)).Should().Be(StateWrite.Changed);

        (await store.FindByOwnerAsync(Kind, "o", "", 10, default)).Should().BeEmpty();
    }

    private static async Task ExpiredIsFound(IStateStore store)
    {
        await store.AddAsync(Record("k", expiresAt: DateTimeOffset.UnixEpoch), default);

        Same(await store.FindAsync(Kind, "k", default), Record("k", expiresAt: DateTimeOffset.UnixEpoch));
        (await store.FindByOwnerAsync(Kind, "o", "", 10, default)).Should().ContainSingle();
    }

    private static async Task OwnersArePaged(IStateStore store)
    {
        string[] keys = ["-", "/", "0", "9", "A", "AA", "Z", "_", "a", "z"];
        foreach (var key in keys.Reverse())
        {
            await store.AddAsync(Record(key), default);
        }

        await store.AddAsync(Record("B", owner: "p"), default);

        var pages = new List<string>();
        for (var after = ""; ; after = pages[^1])
        {
            var page = await store.FindByOwnerAsync(Kind, "o", after, 3, default);
            page.Count.Should().BeLessThanOrEqualTo(3);
            pages.AddRange(page.Select(record => record.Key));
            if (page.Count < 3)
            {
                break;
            }
        }

        pages.Should().Equal(keys);
    }

    private static async Task EmptyOwner(IStateStore store)
    {
        await store.AddAsync(Record("k", owner: ""), default);
        await store.AddAsync(Record("l", owner: "o"), default);

        (await store.FindByOwnerAsync(Kind, "", "", 10, default)).Should().ContainSingle();
    }

    private static async Task RemoveByOwner(IStateStore store)
    {
        await store.AddAsync(Record("k", version: 5), default);
        await store.AddAsync(Record("l", version: 6), default);
        await store.AddAsync(Record("m", owner: "p"), default);

        (await store.RemoveByOwnerAsync(Kind, "o", default)).Should().Be(2);
        (await store.RemoveByOwnerAsync(Kind, "o", default)).Should().Be(0);

        (await store.FindAsync(Kind, "k", default)).Should().BeNull();
        Same(await store.FindAsync(Kind, "m", default), Record("m", owner: "p"));
    }

    private static async Task RemoveExpired(IStateStore store)
    {
        for (var i = 0; i < 5; i++)
        {
            await store.AddAsync(Record($"old{i}", expiresAt: Noon.AddSeconds(-1)), default);
        }

        await store.AddAsync(Record("at", expiresAt: Noon), default);

        (await store.RemoveExpiredAsync(Kind, Noon, 3, default)).Should().Be(3);
        (await store.RemoveExpiredAsync(Kind, Noon, 3, default)).Should().Be(2);
        (await store.RemoveExpiredAsync(Kind, Noon, 3, default)).Should().Be(0);
        Same(await store.FindAsync(Kind, "at", default), Record("at", expiresAt: Noon));
    }

    private static async Task RemoveExpiredKeepsRenewed(IStateStore store)
    {
        await store.AddAsync(Record("k", version: 1, expiresAt: Noon.AddHours(-1)), default);
        await store.ReplaceAsync(Record("k", version: 2, expiresAt: Noon.AddHours(1)), 1, default);

        (await store.RemoveExpiredAsync(Kind, Noon, 3, default)).Should().Be(0);
    }

    private static async Task CancelledChangesNothing(IStateStore store)
    {
        var cancelled = new CancellationToken(canceled: true);
        var present = Record("k", version: 1, expiresAt: Noon.AddHours(-1));
        await store.AddAsync(present, default);
        Func<Task>[] calls =
        [
            async () => await store.AddAsync(Record("l"), cancelled),
            async () => await store.ReplaceAsync(Record("k", version: 2), 1, cancelled),
            async () => await store.RemoveAsync(Kind, "k", 1, cancelled),
            async () => await store.RemoveByOwnerAsync(Kind, "o", cancelled),
            async () => await store.RemoveExpiredAsync(Kind, Noon, 3, cancelled),
            async () => await store.FindAsync(Kind, "k", cancelled),
            async () => await store.FindByOwnerAsync(Kind, "o", "", 3, cancelled),
        ];

        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<OperationCanceledException>();
        }

        Same((await store.FindByOwnerAsync(Kind, "o", "", 10, default)).Single(), present);
    }

    private static async Task ReadsItsWrites(IStateStore store)
    {
        await store.AddAsync(Record("k", version: 1), default);
        await store.FindAsync(Kind, "k", default);
        await store.ReplaceAsync(Record("k", version: 2), 1, default);

        (await store.FindAsync(Kind, "k", default))!.Version.Should().Be(2);
        await store.RemoveAsync(Kind, "k", 2, default);
        (await store.FindAsync(Kind, "k", default)).Should().BeNull();
    }

    /// <summary>A session of one byte.</summary>
    public static StateRecord Record(
        string key,
        long version = 1,
        string owner = "o",
        DateTimeOffset? expiresAt = null
    ) => new(Kind, key, owner, expiresAt ?? Noon, version, new byte[1]);

    private static void Same(StateRecord? found, StateRecord expected)
    {
        found.Should().NotBeNull();
        (found!.Kind, found.Key, found.Owner, found.ExpiresAt, found.Version)
            .Should()
            .Be((expected.Kind, expected.Key, expected.Owner, expected.ExpiresAt, expected.Version));
        found.Payload.ToArray().Should().Equal(expected.Payload.ToArray());
    }
}
