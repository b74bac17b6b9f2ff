using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>What a replace does: the whole row if it still has the expected version, and nothing otherwise.</summary>
internal static class UserReplaceChecks
{
    public static IReadOnlyList<StoreCheck<IUserStore>> All { get; } =
    [
        new("A replace writes every value of the row", ReplaceAsync),
        new("A replace with another expected version is refused and changes nothing", ReplaceIfUnchangedAsync),
        new("A replace of a user who is gone never adds", ReplaceNeverAddsAsync),
        new("A replace with the name of another user is refused and changes nothing", ReplaceNameTakenAsync),
        new("A replace with a new name frees the old one", RenameAsync),
        new("A replace with another spelling of the same name is done", RespellAsync),
        new("A version from before a removal replaces nothing afterwards", VersionsAcrossRemovalAsync),
    ];

    private static async Task ReplaceAsync(StoreTrial<IUserStore> trial)
    {
        var user = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var next = new StoredUser(
            user.Id,
            trial.Name("grace"),
            "$2b$12$other",
            ["z", "a"],
            isDisabled: true,
            user.CreatedAt.AddTicks(1),
            credentialVersion: 2,
            securityVersion: 3,
            StoreTrial<IUserStore>.NewVersion()
        );

        await trial
            .WritesAsync(UserWrite.Done, store => store.ReplaceAsync(next, user.Version, trial.Cancel), "a replace")
            .ConfigureAwait(false);

        await trial.KeepsAsync(next).ConfigureAwait(false);
    }

    private static async Task ReplaceIfUnchangedAsync(StoreTrial<IUserStore> trial)
    {
        var user = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var next = user.Next(hash: "$2b$12$next");
        await trial
            .WritesAsync(UserWrite.Done, store => store.ReplaceAsync(next, user.Version, trial.Cancel), "a replace")
            .ConfigureAwait(false);

        foreach (var expected in (long[])[user.Version, next.Version ^ 1, 1, long.MaxValue])
        {
            var late = user.Next(trial.Name("late"), "$2b$12$late", ["late"]);
            await trial
                .WritesAsync(
                    UserWrite.Changed,
                    store => store.ReplaceAsync(late, expected, trial.Cancel),
                    "a replace with another expected version"
                )
                .ConfigureAwait(false);
        }

        await trial.KeepsAsync(next).ConfigureAwait(false);
        await trial.LacksNameAsync(trial.Name("late")).ConfigureAwait(false);
    }

    private static async Task ReplaceNeverAddsAsync(StoreTrial<IUserStore> trial)
    {
        var never = trial.New();
        await trial
            .WritesAsync(
                UserWrite.Changed,
                store => store.ReplaceAsync(never.Next(), never.Version, trial.Cancel),
                "a replace of nobody"
            )
            .ConfigureAwait(false);
        await trial.LacksAsync(never).ConfigureAwait(false);

        var removed = await trial.AddedAsync(trial.New(id: "removed")).ConfigureAwait(false);
        await trial.Store.RemoveAsync(removed.Id, trial.Cancel).ConfigureAwait(false);
        await trial
            .WritesAsync(
                UserWrite.Changed,
                store => store.ReplaceAsync(removed.Next(), removed.Version, trial.Cancel),
                "a replace of a removed user"
            )
            .ConfigureAwait(false);
        await trial.LacksAsync(removed).ConfigureAwait(false);
        await trial.LacksNameAsync(removed.Name).ConfigureAwait(false);
    }

    private static async Task ReplaceNameTakenAsync(StoreTrial<IUserStore> trial)
    {
        var ada = await trial.AddedAsync(trial.New("ada", "a")).ConfigureAwait(false);
        var eve = await trial.AddedAsync(trial.New("eve", "e")).ConfigureAwait(false);

        await trial
            .WritesAsync(
                UserWrite.NameTaken,
                store => store.ReplaceAsync(eve.Next(ada.Name, "$2b$12$eve"), eve.Version, trial.Cancel),
                "a replace with a taken name"
            )
            .ConfigureAwait(false);

        await trial.KeepsAsync(ada).ConfigureAwait(false);
        await trial.KeepsAsync(eve).ConfigureAwait(false);
    }

    private static async Task RenameAsync(StoreTrial<IUserStore> trial)
    {
        var user = await trial.AddedAsync(trial.New("old")).ConfigureAwait(false);
        var renamed = user.Next(trial.Name("new"));
        await trial.Store.ReplaceAsync(renamed, user.Version, trial.Cancel).ConfigureAwait(false);

        await trial.KeepsAsync(renamed).ConfigureAwait(false);
        await trial.LacksNameAsync(user.Name).ConfigureAwait(false);
        await trial
            .KeepsAsync(await trial.AddedAsync(trial.New("old", "heir")).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private static async Task RespellAsync(StoreTrial<IUserStore> trial)
    {
        var user = await trial.AddedAsync(trial.New("ada")).ConfigureAwait(false);
        var respelt = user.Next(trial.Name("ADA"));

        await trial
            .WritesAsync(
                UserWrite.Done,
                store => store.ReplaceAsync(respelt, user.Version, trial.Cancel),
                "a replace with the name in capitals"
            )
            .ConfigureAwait(false);

        await trial.KeepsAsync(respelt).ConfigureAwait(false);
    }

    private static async Task VersionsAcrossRemovalAsync(StoreTrial<IUserStore> trial)
    {
        // Versions as they are read, so that a store that counts by itself is met with its own numbers.
        await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var read = await trial.Store.FindByNameAsync(trial.Name("ada"), trial.Cancel).ConfigureAwait(false);
        trial.Holds(read is not null, "the added user", "nobody");
        await trial.Store.RemoveAsync(read!.Id, trial.Cancel).ConfigureAwait(false);

        // The same id again is what a restored backup looks like.
        var heir = await trial.AddedAsync(trial.New()).ConfigureAwait(false);

        await trial
            .WritesAsync(
                UserWrite.Changed,
                store => store.ReplaceAsync(read.Next(hash: "$2b$12$late"), read.Version, trial.Cancel),
                "a replace with a version from before the removal"
            )
            .ConfigureAwait(false);
        await trial.KeepsAsync(heir).ConfigureAwait(false);
    }
}
