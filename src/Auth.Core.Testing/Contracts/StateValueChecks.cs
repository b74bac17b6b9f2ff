using Auth.Core.State;

namespace Auth.Core.Testing.Contracts;

/// <summary>Every value comes back as it was given, and keys are compared by bytes.</summary>
internal static class StateValueChecks
{
    public static IReadOnlyList<StoreCheck<IStateStore>> All { get; } =
    [
        new("An added record is found with every value as given, whatever its kind", AddedAsync),
        new("Payloads come back byte for byte, from none to the cap of their kind", PayloadsAsync),
        new("The expiry comes back in UTC to 100 nanoseconds", TimesAsync),
        new("Versions come back to 63 bits", VersionsAsync),
        new("Keys are compared by bytes: case, wildcards and the last of 64 characters count", KeysAsync),
        new("Owners are compared by bytes: case, wildcards and the last of 64 characters count", OwnersAsync),
        new("Kinds are apart", KindsAsync),
        new("A record that has expired is still found", ExpiredAsync),
    ];

    // Case, the wildcards of LIKE, what dictionary order passes over, and the longest key.
    private static string[] Alike(int room) =>
        [
            "Key",
            "key",
            "a_b",
            "axb",
            "a-b",
            "ab",
            "a/b",
            "K",
            "k",
            new string('z', room - 1) + "1",
            new string('z', room - 1) + "2",
        ];

    private static async Task AddedAsync(StoreTrial<IStateStore> trial)
    {
        foreach (var kind in StateKind.All)
        {
            await trial.LacksAsync(trial.New(kind: kind)).ConfigureAwait(false);
            var record = await trial.AddedAsync(trial.New(kind: kind)).ConfigureAwait(false);
            await trial.KeepsAsync(record).ConfigureAwait(false);
        }
    }

    private static async Task PayloadsAsync(StoreTrial<IStateStore> trial)
    {
        var every = Enumerable.Range(0, 256).Select(b => (byte)b).ToArray();
        byte[][] payloads =
        [
            [],
            [0],
            [0, 1, 0],
            "blanks at the end  \0\0"u8.ToArray(),
            [0xFF, 0xFE, 0xC0, 0x80],
            every,
        ];
        var i = 0;
        foreach (var payload in payloads)
        {
            var record = await trial.AddedAsync(trial.New($"p{i++}", payload: payload)).ConfigureAwait(false);
            await trial.KeepsAsync(record).ConfigureAwait(false);
        }

        foreach (var kind in StateKind.All)
        {
            var largest = Enumerable.Range(0, kind.MaxPayloadBytes).Select(b => (byte)(b * 7)).ToArray();
            var record = await trial.AddedAsync(trial.New("max", payload: largest, kind: kind)).ConfigureAwait(false);
            await trial.KeepsAsync(record).ConfigureAwait(false);
        }
    }

    private static async Task TimesAsync(StoreTrial<IStateStore> trial)
    {
        var i = 0;
        foreach (var time in Instants.All)
        {
            var record = await trial.AddedAsync(trial.New($"t{i++}", expiresAt: time)).ConfigureAwait(false);
            await trial.KeepsAsync(record).ConfigureAwait(false);
        }
    }

    private static async Task VersionsAsync(StoreTrial<IStateStore> trial)
    {
        foreach (var version in (long[])[1, int.MaxValue + 1L, (1L << 53) + 1, long.MaxValue])
        {
            var record = new StateRecord(StateRow.Kind, trial.Key($"v{version}"), "", StateRow.Noon, version, default);
            await trial.KeepsAsync(await trial.AddedAsync(record).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private static async Task KeysAsync(StoreTrial<IStateStore> trial)
    {
        var added = new List<StateRecord>();
        foreach (var key in Alike(StateRecord.MaxKeyLength - trial.Key("").Length))
        {
            await trial.LacksAsync(trial.New(key)).ConfigureAwait(false);
            added.Add(await trial.AddedAsync(trial.New(key)).ConfigureAwait(false));
        }

        foreach (var record in added)
        {
            await trial.KeepsAsync(record).ConfigureAwait(false);
        }
    }

    private static async Task OwnersAsync(StoreTrial<IStateStore> trial)
    {
        var owners = Alike(StateRecord.MaxKeyLength - trial.Key("").Length);
        var i = 0;
        foreach (var owner in owners)
        {
            await trial.AddedAsync(trial.New($"k{i++}", owner)).ConfigureAwait(false);
        }

        i = 0;
        foreach (var owner in owners)
        {
            var found = await trial.OwnedAsync(trial.Key(owner)).ConfigureAwait(false);
            trial.Equal(
                trial.Key($"k{i++}"),
                string.Join(' ', found.Select(record => record.Key)),
                "the owner's records"
            );
        }

        trial.Equal(0, (await trial.OwnedAsync(trial.Key("KEY")).ConfigureAwait(false)).Count, "records of nobody");
        trial.Equal(
            1,
            await trial.Store.RemoveByOwnerAsync(StateRow.Kind, trial.Key("a_b"), trial.Cancel).ConfigureAwait(false),
            "records removed by owner"
        );
    }

    private static async Task KindsAsync(StoreTrial<IStateStore> trial)
    {
        var records = new List<StateRecord>();
        foreach (var kind in StateKind.All)
        {
            records.Add(await trial.AddedAsync(trial.New(kind: kind)).ConfigureAwait(false));
        }

        var removed = await trial
            .Store.RemoveByOwnerAsync(records[0].Kind, records[0].Owner, trial.Cancel)
            .ConfigureAwait(false);

        trial.Equal(1, removed, "records of one kind removed by owner");
        await trial.LacksAsync(records[0]).ConfigureAwait(false);
        foreach (var record in records.Skip(1))
        {
            await trial.KeepsAsync(record).ConfigureAwait(false);
        }
    }

    private static async Task ExpiredAsync(StoreTrial<IStateStore> trial)
    {
        var record = await trial
            .AddedAsync(trial.New(expiresAt: DateTimeOffset.UnixEpoch.AddYears(30)))
            .ConfigureAwait(false);

        await trial.KeepsAsync(record).ConfigureAwait(false);
        trial.Equal(1, (await trial.OwnedAsync(record.Owner).ConfigureAwait(false)).Count, "records of the owner");
    }
}
