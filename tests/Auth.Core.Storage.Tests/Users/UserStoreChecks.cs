using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tests.Support;
using Auth.Core.Users;

namespace Auth.Core.Storage.Tests.Users;

/// <summary>What every <see cref="IUserStore"/> has to hold to, as named checks over a fresh store.</summary>
internal static class UserStoreChecks
{
    // Pairs of one name; L8 of the list of attacks on names.
    private static readonly (string First, string Second)[] Equal =
    [
        ("ada", "ADA"),
        ("Ada", "\uFF21\uFF44\uFF41"),
        ("k", "\u212A"),
        ("s", "\u017F"),
        ("of\uFB01ce", "office"),
        ("jos\u00E9", "jose\u0301"),
        ("ada ", "ada"),
    ];

    private static readonly (string First, string Second)[] Distinct =
    [
        ("i", "\u0131"),
        ("stra\u00DFe", "strasse"),
        ("paypal", "p\u0430ypal"),
        ("jose", "jos\u00E9"),
        ("a b", "ab"),
        ("\u00F8", "o"),
        ("\U0001F600", "\U0001F601"),
        ("a_", "ab"),
        ("a%", "ab"),
    ];

    public static IReadOnlyDictionary<string, Func<IUserStore, Task>> All { get; } =
        new Dictionary<string, Func<IUserStore, Task>>(StringComparer.Ordinal)
        {
            ["add then find gives every column back"] = AddedIsFound,
            ["a second user of one name is refused"] = NameIsUnique,
            ["a second user of one id is a caller's bug"] = IdIsUnique,
            ["equal spellings are one name, others are two"] = NamesAreBytes,
            ["names with odd characters are literal"] = OddNames,
            ["ids are compared by bytes"] = IdsAreBytes,
            ["replace if unchanged"] = ReplaceIfUnchanged,
            ["replace never adds"] = ReplaceNeverAdds,
            ["replace takes no other user's name"] = ReplaceKeepsNames,
            ["a removed user's name is free"] = RemovedNameIsFree,
            ["64 roles of 64 characters come back in order"] = ManyRoles,
            ["a hash that no column holds is refused and nothing is written"] = OddHash,
            ["a cancelled call changes nothing"] = CancelledChangesNothing,
            ["one of 2 adds"] = store => OneAdds(store, 2),
            ["one of 20 adds"] = store => OneAdds(store, 20),
            ["one of 20 replaces"] = store => OneReplaces(store, 20),
            ["one of 20 removes"] = store => OneRemoves(store, 20),
        };

    private static async Task AddedIsFound(IUserStore store)
    {
        var user = Stored.User("Ada Lovelace", "id-_1", long.MaxValue, isDisabled: true, "user", "admin of ~ all");

        (await store.AddAsync(user, default)).Should().Be(UserWrite.Done);

        Same(await store.FindByIdAsync(user.Id, default), user);
        Same(await store.FindByNameAsync(UserName.Create("ADA LOVELACE"), default), user);
        (await store.FindByIdAsync(UserId.Parse("other"), default)).Should().BeNull();
        (await store.FindByNameAsync(UserName.Create("other"), default)).Should().BeNull();
    }

    private static async Task NameIsUnique(IUserStore store)
    {
        var first = Stored.User("ada", "id-1", version: 7);
        await store.AddAsync(first, default);

        (await store.AddAsync(Stored.User("ADA", "id-2"), default)).Should().Be(UserWrite.NameTaken);

        Same(await store.FindByNameAsync(UserName.Create("Ada"), default), first);
        (await store.FindByIdAsync(UserId.Parse("id-2"), default)).Should().BeNull();
    }

    private static async Task IdIsUnique(IUserStore store)
    {
        await store.AddAsync(Stored.User("ada", "id-1"), default);
        var again = async () => await store.AddAsync(Stored.User("bob", "id-1"), default);

        await again.Should().ThrowAsync<ArgumentException>();

        (await store.FindByNameAsync(UserName.Create("bob"), default)).Should().BeNull();
    }

    private static async Task NamesAreBytes(IUserStore store)
    {
        var ids = 0;
        foreach (var (first, second) in Equal)
        {
            await Add(first);
            (await Add(second)).Should().Be(UserWrite.NameTaken, "{0} and {1} are one name", first, second);
            await store.RemoveAsync((await store.FindByNameAsync(UserName.Create(second), default))!.Id, default);
        }

        foreach (var (first, second) in Distinct)
        {
            await Add(first);
            (await Add(second)).Should().Be(UserWrite.Done, "{0} and {1} are two names", first, second);
            foreach (var name in new[] { first, second })
            {
                await store.RemoveAsync((await store.FindByNameAsync(UserName.Create(name), default))!.Id, default);
            }
        }

        ValueTask<UserWrite> Add(string name) => store.AddAsync(Stored.User(name, $"id-{ids++}"), default);
    }

    private static async Task OddNames(IUserStore store)
    {
        string[] names =
        [
            "o'neil",
            "\"quoted\"",
            "a*b)(c=d",
            "x; DROP TABLE auth_core_users --",
            "%",
            "_",
            "\\",
            "{0}",
            "\U0001D7D8\U00020000",
        ];
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            (await store.AddAsync(Stored.User(name, $"id-{i}"), default)).Should().Be(UserWrite.Done);
        }

        foreach (var name in names)
        {
            (await store.FindByNameAsync(UserName.Create(name), default))!.Name.Display.Should().Be(name);
        }

        UserName.TryCreate("a\0b", out _).Should().BeFalse("NUL ends a text in some databases");
        (await store.FindByNameAsync(UserName.Create("ada"), default)).Should().BeNull();
    }

    private static async Task IdsAreBytes(IUserStore store)
    {
        await store.AddAsync(Stored.User("ada", "Id"), default);

        (await store.FindByIdAsync(UserId.Parse("id"), default)).Should().BeNull();
        (await store.AddAsync(Stored.User("bob", "id"), default)).Should().Be(UserWrite.Done);
    }

    private static async Task ReplaceIfUnchanged(IUserStore store)
    {
        await store.AddAsync(Stored.User("ada", "id-1", version: 1), default);
        var next = Stored.User(
            UserName.Create("Countess"),
            "id-1",
            "$2b$12$other",
            version: 2,
            isDisabled: true,
            "admin"
        );

        (await store.ReplaceAsync(next, 7, default)).Should().Be(UserWrite.Changed);
        (await store.ReplaceAsync(next, 1, default)).Should().Be(UserWrite.Done);
        (await store.ReplaceAsync(Stored.User("ada", "id-1", version: 3), 1, default)).Should().Be(UserWrite.Changed);

        Same(await store.FindByIdAsync(next.Id, default), next);
        (await store.FindByNameAsync(UserName.Create("ada"), default)).Should().BeNull();
    }

    private static async Task ReplaceNeverAdds(IUserStore store)
    {
        (await store.ReplaceAsync(Stored.User(version: 2), 1, default)).Should().Be(UserWrite.Changed);

        (await store.FindByIdAsync(UserId.Parse("id-1"), default)).Should().BeNull();
    }

    private static async Task ReplaceKeepsNames(IUserStore store)
    {
        var bob = Stored.User("bob", "id-2", version: 1);
        await store.AddAsync(Stored.User("ada", "id-1"), default);
        await store.AddAsync(bob, default);

        (await store.ReplaceAsync(Stored.User("ADA", "id-2", version: 2), 1, default)).Should().Be(UserWrite.NameTaken);

        Same(await store.FindByIdAsync(bob.Id, default), bob);
    }

    private static async Task RemovedNameIsFree(IUserStore store)
    {
        await store.AddAsync(Stored.User("ada", "id-1"), default);

        (await store.RemoveAsync(UserId.Parse("id-1"), default)).Should().BeTrue();
        (await store.RemoveAsync(UserId.Parse("id-1"), default)).Should().BeFalse();

        (await store.AddAsync(Stored.User("ADA", "id-2"), default)).Should().Be(UserWrite.Done);
    }

    private static async Task ManyRoles(IUserStore store)
    {
        string[] roles = [.. Enumerable.Range(0, 64).Select(i => $"{63 - i:00}".PadRight(64, '~'))];
        await store.AddAsync(Stored.User("ada", "id-1", 1, isDisabled: false, roles), default);

        (await store.FindByIdAsync(UserId.Parse("id-1"), default))!.Roles.Should().Equal(roles);
    }

    private static async Task OddHash(IUserStore store)
    {
        if (store is InMemoryUserStore)
        {
            return;
        }

        foreach (var hash in new[] { "a\0b", "\u00E9", new string('a', 256) })
        {
            var add = async () => await store.AddAsync(Stored.User(UserName.Create("ada"), "id-1", hash, 1), default);
            await add.Should().ThrowAsync<ArgumentException>().WithMessage("*hash*");
        }

        (await store.FindByIdAsync(UserId.Parse("id-1"), default)).Should().BeNull();
    }

    private static async Task CancelledChangesNothing(IUserStore store)
    {
        var cancelled = new CancellationToken(canceled: true);
        var present = Stored.User(version: 1);
        await store.AddAsync(present, default);
        Func<Task>[] calls =
        [
            async () => await store.AddAsync(Stored.User("bob", "id-2"), cancelled),
            async () => await store.ReplaceAsync(Stored.User(version: 2), 1, cancelled),
            async () => await store.RemoveAsync(present.Id, cancelled),
            async () => await store.FindByIdAsync(present.Id, cancelled),
            async () => await store.FindByNameAsync(present.Name, cancelled),
        ];

        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<OperationCanceledException>();
        }

        Same(await store.FindByIdAsync(present.Id, default), present);
        (await store.FindByIdAsync(UserId.Parse("id-2"), default)).Should().BeNull();
    }

    private static async Task OneAdds(IUserStore store, int callers)
    {
        var writes = await AtOnce.RunAsync(
            callers,
            async i => await store.AddAsync(Stored.User("ada", $"id-{i}", version: i + 1), default)
        );

        writes.Count(write => write == UserWrite.Done).Should().Be(1);
        writes.Count(write => write == UserWrite.NameTaken).Should().Be(callers - 1);
        var winner = Array.IndexOf(writes, UserWrite.Done);
        (await store.FindByNameAsync(UserName.Create("ada"), default))!.Id.Value.Should().Be($"id-{winner}");
    }

    private static async Task OneReplaces(IUserStore store, int callers)
    {
        await store.AddAsync(Stored.User(version: 1), default);

        var writes = await AtOnce.RunAsync(
            callers,
            async i => await store.ReplaceAsync(Stored.User(version: i + 2), 1, default)
        );

        writes.Count(write => write == UserWrite.Done).Should().Be(1);
        writes.Count(write => write == UserWrite.Changed).Should().Be(callers - 1);
        var winner = Array.IndexOf(writes, UserWrite.Done);
        (await store.FindByIdAsync(UserId.Parse("id-1"), default))!.Version.Should().Be(winner + 2);
    }

    private static async Task OneRemoves(IUserStore store, int callers)
    {
        await store.AddAsync(Stored.User(), default);

        var removed = await AtOnce.RunAsync(callers, async _ => await store.RemoveAsync(UserId.Parse("id-1"), default));

        removed.Count(done => done).Should().Be(1);
    }

    private static void Same(StoredUser? found, StoredUser expected)
    {
        found.Should().NotBeNull();
        (found!.Id, found.Name.Display, found.Name.Canonical, found.RevealPasswordHash(), found.IsDisabled)
            .Should()
            .Be(
                (
                    expected.Id,
                    expected.Name.Display,
                    expected.Name.Canonical,
                    expected.RevealPasswordHash(),
                    expected.IsDisabled
                )
            );
        (found.CreatedAt, found.CredentialVersion, found.SecurityVersion, found.Version)
            .Should()
            .Be((expected.CreatedAt, expected.CredentialVersion, expected.SecurityVersion, expected.Version));
        found.Roles.Should().Equal(expected.Roles);
    }
}
