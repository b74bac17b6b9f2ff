using Auth.Core.State;

namespace Auth.Core.Testing.Contracts;

/// <summary>A database that cannot be asked is an exception: an answer would be made up.</summary>
internal static class StateOutageChecks
{
    public static IReadOnlyList<StoreCheck<IStateStore>> All { get; } =
    [
        Throws("An add", (store, trial) => store.AddAsync(trial.New(), trial.Cancel).AsTask()),
        Throws("A find", (store, trial) => store.FindAsync(StateRow.Kind, trial.Key("k"), trial.Cancel).AsTask()),
        Throws("A replace", (store, trial) => store.ReplaceAsync(trial.New(), 1, trial.Cancel).AsTask()),
        Throws(
            "A removal",
            (store, trial) => store.RemoveAsync(StateRow.Kind, trial.Key("k"), 1, trial.Cancel).AsTask()
        ),
        Throws(
            "A find by owner",
            (store, trial) => store.FindByOwnerAsync(StateRow.Kind, trial.Key("o"), "", 10, trial.Cancel).AsTask()
        ),
        Throws(
            "A removal by owner",
            (store, trial) => store.RemoveByOwnerAsync(StateRow.Kind, trial.Key("o"), trial.Cancel).AsTask()
        ),
        Throws(
            "A sweep",
            (store, trial) =>
                store.RemoveExpiredAsync(StateRow.Kind, StateExpiryChecks.Cutoff, 1, trial.Cancel).AsTask()
        ),
    ];

    private static StoreCheck<IStateStore> Throws(string what, Func<IStateStore, StoreTrial<IStateStore>, Task> call) =>
        new(
            $"{what} throws while the database is out of reach",
            trial => trial.ThrowsAsync(what, () => call(trial.Store, trial))
        );
}
