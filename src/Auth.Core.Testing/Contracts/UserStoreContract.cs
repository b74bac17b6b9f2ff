using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>
/// What every <see cref="IUserStore"/> has to hold to: each sentence of the interface's documentation as a check. Run
/// every check as a test of its own, against the database that will be used.
/// </summary>
/// <remarks>
/// Checks may share one database and leave their rows behind. Those that race use 2, 20 and 200 threads.
/// </remarks>
public static class UserStoreContract
{
    /// <summary>The checks, in the order in which a new store is best made to hold to them.</summary>
    public static IReadOnlyList<StoreCheck<IUserStore>> Checks { get; } =
    [
        .. UserValueChecks.All,
        .. UserNameChecks.All,
        .. UserWriteChecks.All,
        .. UserReplaceChecks.All,
        .. UserCancelChecks.All,
        .. UserRaceChecks.All,
    ];

    /// <summary>For a store whose database is out of reach: no call may answer as if it had asked.</summary>
    public static IReadOnlyList<StoreCheck<IUserStore>> OutageChecks => UserOutageChecks.All;

    /// <summary>Runs the check of this name over a store that many threads may share.</summary>
    /// <param name="name">The <see cref="StoreCheck{TStore}.Name"/>.</param>
    /// <param name="open">Answers the store: see <see cref="StoreSource{TStore}"/>, also for stores that have to be closed.</param>
    /// <param name="seed">The seed that a failure named; random by default.</param>
    /// <param name="cancellationToken">Handed to the store's calls.</param>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    /// <exception cref="StoreContractException">The store breaks the sentence.</exception>
    public static Task RunAsync(
        string name,
        Func<IUserStore> open,
        int? seed = null,
        CancellationToken cancellationToken = default
    ) => Find(name).RunAsync(new StoreSource<IUserStore>(open), seed, cancellationToken);

    /// <summary>The check of this name.</summary>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    public static StoreCheck<IUserStore> Find(string name) =>
        Checks.Concat(OutageChecks).FirstOrDefault(check => string.Equals(check.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"There is no check with the name '{name}'.", nameof(name));
}
