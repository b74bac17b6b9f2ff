using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>A database that cannot be asked is an exception: an answer would be made up.</summary>
internal static class UserOutageChecks
{
    public static IReadOnlyList<StoreCheck<IUserStore>> All { get; } =
    [
        Throws("An add", (store, trial) => store.AddAsync(trial.New(), trial.Cancel).AsTask()),
        Throws("A find by id", (store, trial) => store.FindByIdAsync(trial.New().Id, trial.Cancel).AsTask()),
        Throws("A find by name", (store, trial) => store.FindByNameAsync(trial.Name("a"), trial.Cancel).AsTask()),
        Throws("A replace", (store, trial) => store.ReplaceAsync(trial.New(), 1, trial.Cancel).AsTask()),
        Throws("A removal", (store, trial) => store.RemoveAsync(trial.New().Id, trial.Cancel).AsTask()),
    ];

    private static StoreCheck<IUserStore> Throws(string what, Func<IUserStore, StoreTrial<IUserStore>, Task> call) =>
        new(
            $"{what} throws while the database is out of reach",
            trial => trial.ThrowsAsync(what, () => call(trial.Store, trial))
        );
}
