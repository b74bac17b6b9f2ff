using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>A caller who leaves gets an exception, and the store holds the whole change or none of it.</summary>
internal static class UserCancelChecks
{
    private const int Rounds = 20;

    public static IReadOnlyList<StoreCheck<IUserStore>> All { get; } =
    [
        new("A cancelled call throws and changes nothing", CancelledAsync),
        new("A replace that is cancelled under way has made its whole change or none", CancelledUnderWayAsync),
    ];

    private static async Task CancelledAsync(StoreTrial<IUserStore> trial)
    {
        var user = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var other = trial.New("eve", "other");
        var store = trial.Store;

        await trial.CancelsAsync("add", c => store.AddAsync(other, c).AsTask()).ConfigureAwait(false);
        await trial
            .CancelsAsync("replace", c => store.ReplaceAsync(user.Next(), user.Version, c).AsTask())
            .ConfigureAwait(false);
        await trial.CancelsAsync("removal", c => store.RemoveAsync(user.Id, c).AsTask()).ConfigureAwait(false);
        await trial.CancelsAsync("find by id", c => store.FindByIdAsync(user.Id, c).AsTask()).ConfigureAwait(false);
        await trial
            .CancelsAsync("find by name", c => store.FindByNameAsync(user.Name, c).AsTask())
            .ConfigureAwait(false);

        await trial.KeepsAsync(user).ConfigureAwait(false);
        await trial.LacksAsync(other).ConfigureAwait(false);
    }

    private static async Task CancelledUnderWayAsync(StoreTrial<IUserStore> trial)
    {
        var user = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        for (var round = 0; round < Rounds; round++)
        {
            var next = user.Next(trial.Name($"n{round}-"), $"$2b$12${round}");
            var isDone = await CancelUnderWayAsync(trial, next, user.Version).ConfigureAwait(false);

            var found = await trial.Store.FindByIdAsync(user.Id, trial.Cancel).ConfigureAwait(false);
            trial.Holds(
                found is not null && (found.Version == next.Version || (found.Version == user.Version && !isDone)),
                isDone ? "the change that was answered with Done" : "the row as it was, or the whole change",
                "neither"
            );
            user = found!.Version == next.Version ? next : user;
            await trial.KeepsAsync(user).ConfigureAwait(false);
        }
    }

    private static async Task<bool> CancelUnderWayAsync(StoreTrial<IUserStore> trial, StoredUser next, long expected)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancel);
        var answers = await trial
            .AtOnceAsync(
                2,
                async (store, i) =>
                {
                    if (i == 0)
                    {
                        await leaving.CancelAsync().ConfigureAwait(false);
                        return false;
                    }

                    try
                    {
                        return await store.ReplaceAsync(next, expected, leaving.Token).ConfigureAwait(false)
                            == UserWrite.Done;
                    }
                    catch (OperationCanceledException) when (!trial.Cancel.IsCancellationRequested)
                    {
                        return false;
                    }
                }
            )
            .ConfigureAwait(false);
        return answers[1];
    }
}
