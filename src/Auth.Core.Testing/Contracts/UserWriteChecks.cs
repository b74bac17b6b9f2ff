using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>What adds and removals do, that reads see them, and that whatever is refused changes nothing.</summary>
internal static class UserWriteChecks
{
    public static IReadOnlyList<StoreCheck<IUserStore>> All { get; } =
    [
        new("An add of a taken name is refused and changes nothing", NameTakenAsync),
        new("An add of a taken id is not done and changes nothing", IdTakenAsync),
        new("A removal says whether there was a user, and frees the name", RemoveAsync),
        new("A read after a write sees it", ReadsItsWritesAsync),
    ];

    private static async Task NameTakenAsync(StoreTrial<IUserStore> trial)
    {
        var first = await trial.AddedAsync(trial.New(id: "first")).ConfigureAwait(false);
        var second = trial.New(id: "second");

        await trial
            .WritesAsync(UserWrite.NameTaken, store => store.AddAsync(second, trial.Cancel), "a second add")
            .ConfigureAwait(false);

        await trial.KeepsAsync(first).ConfigureAwait(false);
        await trial.LacksAsync(second).ConfigureAwait(false);
    }

    private static async Task IdTakenAsync(StoreTrial<IUserStore> trial)
    {
        var first = await trial.AddedAsync(trial.New("ada")).ConfigureAwait(false);
        var second = trial.New("eve");

        var isDone = false;
        try
        {
            isDone = await trial.Store.AddAsync(second, trial.Cancel).ConfigureAwait(false) == UserWrite.Done;
        }
#pragma warning disable CA1031 // An id that is there already is the caller's bug, so any exception is as good as a refusal.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Nothing to do: what counts is what the store holds now.
        }

        trial.Holds(!isDone, "no second user with one id", "Done");
        await trial.KeepsAsync(first).ConfigureAwait(false);
        await trial.LacksNameAsync(second.Name).ConfigureAwait(false);
    }

    private static async Task RemoveAsync(StoreTrial<IUserStore> trial)
    {
        var user = await trial.AddedAsync(trial.New()).ConfigureAwait(false);
        var other = await trial.AddedAsync(trial.New("eve", "other")).ConfigureAwait(false);

        trial.Equal(true, await trial.Store.RemoveAsync(user.Id, trial.Cancel).ConfigureAwait(false), "a removal");
        trial.Equal(false, await trial.Store.RemoveAsync(user.Id, trial.Cancel).ConfigureAwait(false), "a second one");

        await trial.LacksAsync(user).ConfigureAwait(false);
        await trial.LacksNameAsync(user.Name).ConfigureAwait(false);
        await trial.KeepsAsync(other).ConfigureAwait(false);
        await trial
            .KeepsAsync(await trial.AddedAsync(trial.New(id: "heir")).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private static async Task ReadsItsWritesAsync(StoreTrial<IUserStore> trial)
    {
        var user = trial.New();
        await trial.LacksNameAsync(user.Name).ConfigureAwait(false);
        await trial.LacksAsync(user).ConfigureAwait(false);
        await trial.AddedAsync(user).ConfigureAwait(false);
        await trial.KeepsAsync(user).ConfigureAwait(false);
        var next = user.Next(roles: ["admin"]);
        await trial.Store.ReplaceAsync(next, user.Version, trial.Cancel).ConfigureAwait(false);
        await trial.KeepsAsync(next).ConfigureAwait(false);
        await trial.Store.RemoveAsync(user.Id, trial.Cancel).ConfigureAwait(false);
        await trial.LacksAsync(user).ConfigureAwait(false);
        await trial.LacksNameAsync(user.Name).ConfigureAwait(false);
    }
}
