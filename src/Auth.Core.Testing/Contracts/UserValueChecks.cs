using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>Every value comes back as it was given.</summary>
internal static class UserValueChecks
{
    public static IReadOnlyList<StoreCheck<IUserStore>> All { get; } =
    [
        new("An added user is found by id and by name with every value as given", AddedAsync),
        new("An unknown id and an unknown name are nobody's", UnknownAsync),
        new("A hash of 255 characters comes back whole", LongHashAsync),
        new("Roles come back in order, up to 64 of 64 characters, delimiters and all", RolesAsync),
        new("A user without roles comes back without roles", NoRolesAsync),
        new("The time of registration comes back in UTC to 100 nanoseconds", TimesAsync),
        new("Versions and counters come back to 63 bits", NumbersAsync),
        new("Ids are compared by bytes", IdsAsync),
    ];

    private static async Task AddedAsync(StoreTrial<IUserStore> trial) =>
        await trial.KeepsAsync(await trial.AddedAsync(trial.New()).ConfigureAwait(false)).ConfigureAwait(false);

    private static async Task UnknownAsync(StoreTrial<IUserStore> trial)
    {
        var user = trial.New();

        await trial.LacksAsync(user).ConfigureAwait(false);
        await trial.LacksNameAsync(user.Name).ConfigureAwait(false);
    }

    private static async Task LongHashAsync(StoreTrial<IUserStore> trial)
    {
        // Every printable character, and a blank at the end, which some columns cut off.
        var printable = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c));
        var hash = (printable + printable + printable)[..254] + " ";

        await trial
            .KeepsAsync(await trial.AddedAsync(trial.New(hash: hash)).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private static async Task RolesAsync(StoreTrial<IUserStore> trial)
    {
        var roles = Enumerable.Range(0, 64).Select(i => $"{64 - i:00},;| {new string((char)('!' + i), 58)}");
        var clean = roles.Select(role => role.Replace('"', '.').Replace('\\', '.'));

        await trial
            .KeepsAsync(await trial.AddedAsync(trial.New(roles: clean)).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private static async Task NoRolesAsync(StoreTrial<IUserStore> trial) =>
        await trial
            .KeepsAsync(await trial.AddedAsync(trial.New(roles: [])).ConfigureAwait(false))
            .ConfigureAwait(false);

    private static async Task TimesAsync(StoreTrial<IUserStore> trial)
    {
        var i = 0;
        foreach (var time in Instants.All)
        {
            var user = trial.New($"t{i}-", $"t{i++}", createdAt: time);
            await trial.KeepsAsync(await trial.AddedAsync(user).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private static async Task NumbersAsync(StoreTrial<IUserStore> trial)
    {
        var user = trial.New();
        var largest = new StoredUser(
            user.Id,
            user.Name,
            user.RevealPasswordHash(),
            user.Roles,
            isDisabled: true,
            user.CreatedAt,
            credentialVersion: long.MaxValue - 1,
            securityVersion: long.MaxValue,
            version: long.MaxValue - 2
        );

        await trial.KeepsAsync(await trial.AddedAsync(largest).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task IdsAsync(StoreTrial<IUserStore> trial)
    {
        // Case, the wildcards of LIKE, and a difference at the end of the longest id.
        string[] ids = ["Id", "iD", "a_b", "axb", "a-b"];
        var i = 0;
        foreach (var id in ids)
        {
            await trial.AddedAsync(trial.New($"i{i++}-", id)).ConfigureAwait(false);
        }

        i = 0;
        foreach (var id in ids)
        {
            var found = await trial.Store.FindByNameAsync(trial.Name($"i{i++}-"), trial.Cancel).ConfigureAwait(false);
            trial.Equal($"{id}-{trial.Token}", found?.Id.Value, "the id");
            trial.Equal(
                found!.Name,
                (await trial.Store.FindByIdAsync(found.Id, trial.Cancel).ConfigureAwait(false))?.Name,
                "who has the id"
            );
        }

        await trial.LacksAsync(trial.New(id: "ID")).ConfigureAwait(false);
        var longest = new string('a', UserId.MaxLength - trial.Token.Length - 2);
        var first = await trial.AddedAsync(trial.New("l1-", longest + "1")).ConfigureAwait(false);
        var second = await trial.AddedAsync(trial.New("l2-", longest + "2")).ConfigureAwait(false);
        await trial.KeepsAsync(first).ConfigureAwait(false);
        await trial.KeepsAsync(second).ConfigureAwait(false);
    }
}
