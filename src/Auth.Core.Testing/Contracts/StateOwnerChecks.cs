using System.Globalization;
using Auth.Core.State;

namespace Auth.Core.Testing.Contracts;

/// <summary>Records by owner: in the order of bytes, page after page, and removed together.</summary>
internal static class StateOwnerChecks
{
    public static IReadOnlyList<StoreCheck<IStateStore>> All { get; } =
    [
        new("An owner's records come in the order of their keys' bytes, page after page", PagesAsync),
        new("A page begins behind its key, whether that exists or not", BeginsBehindAsync),
        new("A page of 1,000 records is filled", LargePageAsync),
        new("An empty owner finds what nobody owns and nothing else", NobodyAsync),
        new("A removal by owner takes all records of that owner and kind, and says how many", RemoveAsync),
    ];

    private static async Task PagesAsync(StoreTrial<IStateStore> trial)
    {
        string[] keys = ["-", "/", "0", "9", "A", "AA", "Z", "_", "a", "z"];
        foreach (var key in keys.Reverse())
        {
            await trial.AddedAsync(trial.New(key)).ConfigureAwait(false);
        }

        await trial.AddedAsync(trial.New("B", "p")).ConfigureAwait(false);
        var found = new List<string>();
        for (var after = ""; ; after = found[^1])
        {
            var page = await trial.OwnedAsync(trial.Key("o"), after, limit: 3).ConfigureAwait(false);
            trial.Holds(page.Count <= 3, "at most 3 records", page.Count.ToString(CultureInfo.InvariantCulture));
            found.AddRange(page.Select(record => record.Key));
            if (page.Count < 3 || found.Count > keys.Length)
            {
                break;
            }
        }

        trial.Equal(string.Join(' ', keys.Select(trial.Key)), string.Join(' ', found), "all pages");
    }

    private static async Task BeginsBehindAsync(StoreTrial<IStateStore> trial)
    {
        foreach (var key in (string[])["a", "c", "e"])
        {
            await trial.AddedAsync(trial.New(key)).ConfigureAwait(false);
        }

        await ExpectAsync("c", "e").ConfigureAwait(false);
        await ExpectAsync("b", "c", "e").ConfigureAwait(false);
        await ExpectAsync("e").ConfigureAwait(false);

        async Task ExpectAsync(string after, params string[] keys)
        {
            var page = await trial.OwnedAsync(trial.Key("o"), trial.Key(after)).ConfigureAwait(false);
            trial.Equal(
                string.Join(' ', keys.Select(trial.Key)),
                string.Join(' ', page.Select(record => record.Key)),
                $"the page behind {after}"
            );
        }
    }

    private static async Task LargePageAsync(StoreTrial<IStateStore> trial)
    {
        for (var i = 0; i < 1001; i++)
        {
            await trial.AddedAsync(trial.New(Text(i))).ConfigureAwait(false);
        }

        var page = await trial.OwnedAsync(trial.Key("o"), limit: 1000).ConfigureAwait(false);
        trial.Equal(1000, page.Count, "records of a full page");
        trial.Equal(trial.Key(Text(999)), page[^1].Key, "its last key");
        var rest = await trial.OwnedAsync(trial.Key("o"), page[^1].Key, limit: 1000).ConfigureAwait(false);
        trial.Equal(1, rest.Count, "records of the last page");
    }

    private static async Task NobodyAsync(StoreTrial<IStateStore> trial)
    {
        var free = await trial.AddedAsync(trial.New("free", owner: "")).ConfigureAwait(false);
        await trial.AddedAsync(trial.New("owned")).ConfigureAwait(false);

        // Others may have such records too; the run's own stand behind its own part of the key.
        var found = await trial.OwnedAsync("", trial.Key("-"), limit: 1).ConfigureAwait(false);

        trial.Same(free, found is [var first] ? first : null);
        var next = await trial.OwnedAsync("", free.Key, limit: 1).ConfigureAwait(false);
        trial.Holds(
            !next.Any(record => record.Key.StartsWith(trial.Key(""), StringComparison.Ordinal)),
            "no other record of this run",
            "one that has an owner"
        );
    }

    private static async Task RemoveAsync(StoreTrial<IStateStore> trial)
    {
        var first = await trial.AddedAsync(trial.New("k")).ConfigureAwait(false);
        var second = await trial.AddedAsync(trial.New("l")).ConfigureAwait(false);
        var other = await trial.AddedAsync(trial.New("m", "p")).ConfigureAwait(false);
        var free = await trial.AddedAsync(trial.New("n", "")).ConfigureAwait(false);

        trial.Equal(2, await RemovedAsync().ConfigureAwait(false), "records removed");
        trial.Equal(0, await RemovedAsync().ConfigureAwait(false), "records removed the second time");

        await trial.LacksAsync(first).ConfigureAwait(false);
        await trial.LacksAsync(second).ConfigureAwait(false);
        await trial.KeepsAsync(other).ConfigureAwait(false);
        await trial.KeepsAsync(free).ConfigureAwait(false);

        async Task<int> RemovedAsync() =>
            await trial.Store.RemoveByOwnerAsync(StateRow.Kind, trial.Key("o"), trial.Cancel).ConfigureAwait(false);
    }

    private static string Text(int number) => number.ToString("0000", CultureInfo.InvariantCulture);
}
