using Auth.Core.State;

namespace Auth.Core.Testing.Contracts;

/// <summary>Many callers at one moment: one wins, nothing is lost, and nothing that was removed comes back.</summary>
internal static class StateRaceChecks
{
    private const int Rounds = 20;

    public static IReadOnlyList<StoreCheck<IStateStore>> All { get; } =
    [
        new("Of 2 simultaneous adds of one key one is done", trial => AddsAsync(trial, 2, Rounds)),
        new("Of 20 simultaneous adds of one key one is done", trial => AddsAsync(trial, 20, rounds: 5)),
        new("Of 200 simultaneous adds of one key one is done", trial => AddsAsync(trial, 200, rounds: 3)),
        new("Of 2 simultaneous replaces of one version one is done", trial => ReplacesAsync(trial, 2, Rounds)),
        new("Of 20 simultaneous replaces of one version one is done", trial => ReplacesAsync(trial, 20, rounds: 3)),
        new("Of 200 simultaneous replaces of one version one is done", trial => ReplacesAsync(trial, 200, rounds: 1)),
        new("Of 2 simultaneous removals of one version one is done", trial => RemovalsAsync(trial, 2, Rounds)),
        new("Of 20 simultaneous removals of one version one is done", trial => RemovalsAsync(trial, 20, rounds: 3)),
        new("Of 200 simultaneous removals of one version one is done", trial => RemovalsAsync(trial, 200, rounds: 1)),
        new("No update of 2 writers is lost", trial => UpdatesAsync(trial, 2)),
        new("No update of 20 writers is lost", trial => UpdatesAsync(trial, 20)),
        new("A replace at the moment of a removal by owner never brings the record back", ReplaceOrRemoveAsync),
    ];

    private static async Task AddsAsync(StoreTrial<IStateStore> trial, int callers, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var key = $"k{round}";
            var records = Enumerable.Range(0, callers).Select(_ => trial.New(key)).ToArray();

            var writes = await trial
                .AtOnceAsync(callers, (store, i) => store.AddAsync(records[i], trial.Cancel).AsTask())
                .ConfigureAwait(false);

            OneIsDone(trial, writes, StateWrite.Exists, "adds");
            await trial.KeepsAsync(records[Array.IndexOf(writes, StateWrite.Done)]).ConfigureAwait(false);
        }
    }

    private static async Task ReplacesAsync(StoreTrial<IStateStore> trial, int callers, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var record = await trial.AddedAsync(trial.New($"k{round}")).ConfigureAwait(false);
            var nexts = Enumerable.Range(0, callers).Select(i => record.Next(payload: [(byte)i])).ToArray();

            var writes = await trial
                .AtOnceAsync(callers, (store, i) => store.ReplaceAsync(nexts[i], record.Version, trial.Cancel).AsTask())
                .ConfigureAwait(false);

            OneIsDone(trial, writes, StateWrite.Changed, "replaces");
            await trial.KeepsAsync(nexts[Array.IndexOf(writes, StateWrite.Done)]).ConfigureAwait(false);
        }
    }

    private static async Task RemovalsAsync(StoreTrial<IStateStore> trial, int callers, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var record = await trial.AddedAsync(trial.New($"k{round}")).ConfigureAwait(false);

            var writes = await trial
                .AtOnceAsync(
                    callers,
                    (store, _) => store.RemoveAsync(record.Kind, record.Key, record.Version, trial.Cancel).AsTask()
                )
                .ConfigureAwait(false);

            OneIsDone(trial, writes, StateWrite.Changed, "removals");
            await trial.LacksAsync(record).ConfigureAwait(false);
        }
    }

    private static async Task UpdatesAsync(StoreTrial<IStateStore> trial, int writers)
    {
        const int Each = 5;
        var first = await trial.AddedAsync(trial.New(payload: [0])).ConfigureAwait(false);

        await trial
            .AtOnceAsync(
                writers,
                async (store, _) =>
                {
                    var made = 0;
                    while (made < Each)
                    {
                        var present = await store.FindAsync(first.Kind, first.Key, trial.Cancel).ConfigureAwait(false);
                        var next = present!.Next(payload: [(byte)(present!.Payload.Span[0] + 1)]);
                        var write = await store.ReplaceAsync(next, present.Version, trial.Cancel).ConfigureAwait(false);
                        made += write == StateWrite.Done ? 1 : 0;
                    }

                    return made;
                }
            )
            .ConfigureAwait(false);

        var last = await trial.ReadAsync(first).ConfigureAwait(false);
        trial.Equal(writers * Each, last?.Payload.Span[0] ?? 0, "the counter after every writer's steps");
    }

    private static async Task ReplaceOrRemoveAsync(StoreTrial<IStateStore> trial)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var record = await trial.AddedAsync(trial.New($"k{round}")).ConfigureAwait(false);
            var next = record.Next(payload: [2]);

            await trial
                .AtOnceAsync(
                    2,
                    async (store, i) =>
                        i == 0
                            ? await store
                                .RemoveByOwnerAsync(record.Kind, record.Owner, trial.Cancel)
                                .ConfigureAwait(false)
                            : (int)await store.ReplaceAsync(next, record.Version, trial.Cancel).ConfigureAwait(false)
                )
                .ConfigureAwait(false);

            await trial.LacksAsync(record).ConfigureAwait(false);
        }
    }

    private static void OneIsDone(StoreTrial<IStateStore> trial, StateWrite[] writes, StateWrite refusal, string what)
    {
        trial.Equal(1, writes.Count(write => write == StateWrite.Done), $"{what} that are done");
        trial.Equal(writes.Length - 1, writes.Count(write => write == refusal), $"{what} that are refused: {refusal}");
    }
}
