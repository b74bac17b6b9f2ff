using Auth.Core.State;

namespace Auth.Core.Testing.Contracts;

/// <summary>What the sweeper relies on. All of it lies before 1991, where nobody else's records expire.</summary>
internal static class StateExpiryChecks
{
    /// <summary>An hour that clocks in Europe repeated, so that local times do not do.</summary>
    public static readonly DateTimeOffset Cutoff = new(1990, 9, 30, 0, 30, 0, TimeSpan.Zero);

    private const int Batch = 100;

    public static IReadOnlyList<StoreCheck<IStateStore>> All { get; } =
    [
        new("A sweep takes what expired before the cutoff, to 100 nanoseconds, and nothing else", CutoffAsync),
        new("A sweep takes at most a batch and says how many", BatchAsync),
        new("A sweep of one kind leaves the others alone", KindsAsync),
        new("A sweep leaves a record that was renewed", RenewedAsync),
        new("A renewal at the moment of a sweep is never taken", RenewalRaceAsync),
    ];

    private static async Task CutoffAsync(StoreTrial<IStateStore> trial)
    {
        await EmptyAsync(trial, StateRow.Kind).ConfigureAwait(false);
        var before = await trial.AddedAsync(trial.New("a", expiresAt: Cutoff.AddTicks(-1))).ConfigureAwait(false);
        var hour = await trial.AddedAsync(trial.New("b", expiresAt: Cutoff.AddHours(-1))).ConfigureAwait(false);
        var at = await trial.AddedAsync(trial.New("c", expiresAt: Cutoff)).ConfigureAwait(false);
        var after = await trial.AddedAsync(trial.New("d", expiresAt: Cutoff.AddTicks(1))).ConfigureAwait(false);
        var later = await trial.AddedAsync(trial.New("e", expiresAt: Cutoff.AddHours(1))).ConfigureAwait(false);

        trial.Equal(2, await SweepAsync(trial, StateRow.Kind, Batch).ConfigureAwait(false), "records swept");

        await trial.LacksAsync(before).ConfigureAwait(false);
        await trial.LacksAsync(hour).ConfigureAwait(false);
        await trial.KeepsAsync(at).ConfigureAwait(false);
        await trial.KeepsAsync(after).ConfigureAwait(false);
        await trial.KeepsAsync(later).ConfigureAwait(false);
        await trial.Store.RemoveByOwnerAsync(StateRow.Kind, at.Owner, trial.Cancel).ConfigureAwait(false);
    }

    private static async Task BatchAsync(StoreTrial<IStateStore> trial)
    {
        await EmptyAsync(trial, StateRow.Kind).ConfigureAwait(false);
        for (var i = 0; i < 5; i++)
        {
            await trial.AddedAsync(trial.New($"old{i}", expiresAt: Cutoff.AddSeconds(-i - 1))).ConfigureAwait(false);
        }

        trial.Equal(3, await SweepAsync(trial, StateRow.Kind, 3).ConfigureAwait(false), "records of the first batch");
        trial.Equal(2, await SweepAsync(trial, StateRow.Kind, 3).ConfigureAwait(false), "records of the second batch");
        trial.Equal(0, await SweepAsync(trial, StateRow.Kind, 3).ConfigureAwait(false), "records of the third batch");
    }

    private static async Task KindsAsync(StoreTrial<IStateStore> trial)
    {
        foreach (var kind in StateKind.All)
        {
            await EmptyAsync(trial, kind).ConfigureAwait(false);
            await trial.AddedAsync(trial.New(kind: kind, expiresAt: Cutoff.AddDays(-1))).ConfigureAwait(false);
        }

        foreach (var kind in StateKind.All)
        {
            trial.Equal(1, await SweepAsync(trial, kind, Batch).ConfigureAwait(false), $"records of the kind {kind}");
        }
    }

    private static async Task RenewedAsync(StoreTrial<IStateStore> trial)
    {
        var old = await trial.AddedAsync(trial.New(expiresAt: Cutoff.AddHours(-1))).ConfigureAwait(false);
        var renewed = old.Next(expiresAt: StateRow.Noon);
        await trial.Store.ReplaceAsync(renewed, old.Version, trial.Cancel).ConfigureAwait(false);

        await SweepAsync(trial, StateRow.Kind, Batch).ConfigureAwait(false);

        await trial.KeepsAsync(renewed).ConfigureAwait(false);
    }

    private static async Task RenewalRaceAsync(StoreTrial<IStateStore> trial)
    {
        for (var round = 0; round < 20; round++)
        {
            var old = await trial
                .AddedAsync(trial.New($"r{round}", expiresAt: Cutoff.AddHours(-1)))
                .ConfigureAwait(false);
            var renewed = old.Next(expiresAt: StateRow.Noon);

            var answers = await trial
                .AtOnceAsync(
                    2,
                    async (store, i) =>
                        i == 0
                            ? await store
                                .RemoveExpiredAsync(StateRow.Kind, Cutoff, Batch, trial.Cancel)
                                .ConfigureAwait(false)
                            : (int)await store.ReplaceAsync(renewed, old.Version, trial.Cancel).ConfigureAwait(false)
                )
                .ConfigureAwait(false);

            if ((StateWrite)answers[1] == StateWrite.Done)
            {
                await trial.KeepsAsync(renewed).ConfigureAwait(false);
            }
            else
            {
                await trial.LacksAsync(old).ConfigureAwait(false);
            }
        }
    }

    // Earlier runs may have left records of this time behind.
    private static async Task EmptyAsync(StoreTrial<IStateStore> trial, StateKind kind)
    {
        while (await SweepAsync(trial, kind, Batch).ConfigureAwait(false) > 0)
        {
            // Each turn takes a batch.
        }
    }

    private static async Task<int> SweepAsync(StoreTrial<IStateStore> trial, StateKind kind, int batch) =>
        await trial.Store.RemoveExpiredAsync(kind, Cutoff, batch, trial.Cancel).ConfigureAwait(false);
}
