using System.Globalization;
using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>Many callers at one moment: one wins, nothing is lost, and nobody who was removed comes back.</summary>
internal static class UserRaceChecks
{
    private const int Rounds = 20;

    public static IReadOnlyList<StoreCheck<IUserStore>> All { get; } =
    [
        new("Of 2 simultaneous adds of one name one is done", trial => AddsAsync(trial, 2, rounds: Rounds)),
        new("Of 20 simultaneous adds of one name one is done", trial => AddsAsync(trial, 20, rounds: 5)),
        new("Of 200 simultaneous adds of one name one is done", trial => AddsAsync(trial, 200, rounds: 3)),
        new("Of 2 simultaneous replaces of one version one is done", trial => ReplacesAsync(trial, 2, Rounds)),
        new("Of 20 simultaneous replaces of one version one is done", trial => ReplacesAsync(trial, 20, rounds: 3)),
        new("Of 200 simultaneous replaces of one version one is done", trial => ReplacesAsync(trial, 200, rounds: 1)),
        new("Of 20 users who take one new name at once one gets it", RenamesAsync),
        new("Of 20 simultaneous removals one says that there was a user", RemovalsAsync),
        new("No update of 2 writers is lost", trial => UpdatesAsync(trial, 2)),
        new("No update of 20 writers is lost", trial => UpdatesAsync(trial, 20)),
        new("A replace at the moment of a removal never brings the user back", ReplaceOrRemoveAsync),
    ];

    private static async Task AddsAsync(StoreTrial<IUserStore> trial, int callers, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var name = Text($"ada{round}-");
            var users = Enumerable.Range(0, callers).Select(i => trial.New(name, Text($"r{round}-{i}"))).ToArray();

            var writes = await trial
                .AtOnceAsync(callers, (store, i) => store.AddAsync(users[i], trial.Cancel).AsTask())
                .ConfigureAwait(false);

            trial.Equal(1, writes.Count(write => write == UserWrite.Done), "adds that are done");
            trial.Equal(
                callers - 1,
                writes.Count(write => write == UserWrite.NameTaken),
                "adds that find the name taken"
            );
            await trial.KeepsAsync(users[Array.IndexOf(writes, UserWrite.Done)]).ConfigureAwait(false);
            foreach (var loser in users.Where((_, i) => writes[i] != UserWrite.Done))
            {
                await trial.LacksAsync(loser).ConfigureAwait(false);
            }
        }
    }

    private static async Task ReplacesAsync(StoreTrial<IUserStore> trial, int callers, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var user = await trial.AddedAsync(trial.New(Text($"ada{round}-"), Text($"r{round}"))).ConfigureAwait(false);
            var nexts = Enumerable.Range(0, callers).Select(i => user.Next(hash: Text($"$2b$12${i}"))).ToArray();

            var writes = await trial
                .AtOnceAsync(callers, (store, i) => store.ReplaceAsync(nexts[i], user.Version, trial.Cancel).AsTask())
                .ConfigureAwait(false);

            trial.Equal(1, writes.Count(write => write == UserWrite.Done), "replaces that are done");
            trial.Equal(
                callers - 1,
                writes.Count(write => write == UserWrite.Changed),
                "replaces that find it changed"
            );
            await trial.KeepsAsync(nexts[Array.IndexOf(writes, UserWrite.Done)]).ConfigureAwait(false);
        }
    }

    private static async Task RenamesAsync(StoreTrial<IUserStore> trial)
    {
        const int Callers = 20;
        var users = new StoredUser[Callers];
        for (var i = 0; i < Callers; i++)
        {
            users[i] = await trial.AddedAsync(trial.New(Text($"n{i}-"), Text($"n{i}"))).ConfigureAwait(false);
        }

        var nexts = users.Select(user => user.Next(trial.Name("wanted"))).ToArray();
        var writes = await trial
            .AtOnceAsync(Callers, (store, i) => store.ReplaceAsync(nexts[i], users[i].Version, trial.Cancel).AsTask())
            .ConfigureAwait(false);

        trial.Equal(1, writes.Count(write => write == UserWrite.Done), "renames that are done");
        trial.Equal(
            Callers - 1,
            writes.Count(write => write == UserWrite.NameTaken),
            "renames that find the name taken"
        );
        for (var i = 0; i < Callers; i++)
        {
            await trial.KeepsAsync(writes[i] == UserWrite.Done ? nexts[i] : users[i]).ConfigureAwait(false);
        }
    }

    private static async Task RemovalsAsync(StoreTrial<IUserStore> trial)
    {
        var user = await trial.AddedAsync(trial.New()).ConfigureAwait(false);

        var removed = await trial
            .AtOnceAsync(20, (store, _) => store.RemoveAsync(user.Id, trial.Cancel).AsTask())
            .ConfigureAwait(false);

        trial.Equal(1, removed.Count(was => was), "removals that found the user");
        await trial.LacksAsync(user).ConfigureAwait(false);
    }

    private static async Task UpdatesAsync(StoreTrial<IUserStore> trial, int writers)
    {
        const int Each = 5;
        var user = await trial.AddedAsync(trial.New()).ConfigureAwait(false);

        await trial
            .AtOnceAsync(
                writers,
                async (store, _) =>
                {
                    var made = 0;
                    while (made < Each)
                    {
                        var present = await store.FindByIdAsync(user.Id, trial.Cancel).ConfigureAwait(false);
                        var write = await store
                            .ReplaceAsync(present!.Next(credentialSteps: 1), present!.Version, trial.Cancel)
                            .ConfigureAwait(false);
                        made += write == UserWrite.Done ? 1 : 0;
                    }

                    return made;
                }
            )
            .ConfigureAwait(false);

        var last = await trial.Store.FindByIdAsync(user.Id, trial.Cancel).ConfigureAwait(false);
        trial.Equal(1L + (writers * Each), last?.CredentialVersion, "the counter after every writer's steps");
    }

    private static async Task ReplaceOrRemoveAsync(StoreTrial<IUserStore> trial)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var user = await trial.AddedAsync(trial.New(Text($"ada{round}-"), Text($"r{round}"))).ConfigureAwait(false);
            var next = user.Next(hash: "$2b$12$next");

            await trial
                .AtOnceAsync(
                    2,
                    async (store, i) =>
                        i == 0
                            ? await store.RemoveAsync(user.Id, trial.Cancel).ConfigureAwait(false)
                            : await store.ReplaceAsync(next, user.Version, trial.Cancel).ConfigureAwait(false)
                                == UserWrite.Done
                )
                .ConfigureAwait(false);

            await trial.LacksAsync(user).ConfigureAwait(false);
            await trial.LacksNameAsync(user.Name).ConfigureAwait(false);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
