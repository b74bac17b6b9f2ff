using Auth.Core.Tests.Support;
using Auth.Core.Users;

namespace Auth.Core.Tests.Users;

public class InMemoryUserStoreTests
{
    private readonly InMemoryUserStore _store = new();

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(200)]
    public void Of_simultaneous_adds_of_one_name_exactly_one_is_done(int count)
    {
        for (var round = 0; round < Rounds(count); round++)
        {
            var name = $"user{round}";

            var writes = AtOnce.OnThreads(
                count,
                i => _store.AddAsync(StoredUserTests.Make(name, $"id-{round}-{i}"), default).Result
            );

            writes.Count(write => write == UserWrite.Done).Should().Be(1);
            writes.Count(write => write == UserWrite.NameTaken).Should().Be(count - 1);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(200)]
    public async Task Of_simultaneous_replaces_of_one_version_exactly_one_is_done(int count)
    {
        for (var round = 0; round < Rounds(count); round++)
        {
            var user = StoredUserTests.Make($"user{round}", $"id-{round}", version: 1);
            await _store.AddAsync(user, default);

            var writes = AtOnce.OnThreads(
                count,
                i => _store.ReplaceAsync(user.WithRoles(["user"], version: i + 2), 1, default).Result
            );

            writes.Count(write => write == UserWrite.Done).Should().Be(1);
            writes.Count(write => write == UserWrite.Changed).Should().Be(count - 1);
        }
    }

    // Many short rounds find more than one long one.
    private static int Rounds(int count) => 1000 / count;

    [Fact]
    public async Task A_replace_of_a_user_who_is_gone_does_not_add_again()
    {
        var user = StoredUserTests.Make(version: 1);

        var write = await _store.ReplaceAsync(user.WithRoles(["user"], version: 2), 1, default);

        write.Should().Be(UserWrite.Changed);
        (await _store.FindByIdAsync(user.Id, default)).Should().BeNull();
    }

    [Fact]
    public async Task A_removed_users_name_is_free_again()
    {
        var user = StoredUserTests.Make("ada", "id-1");
        await _store.AddAsync(user, default);

        (await _store.RemoveAsync(user.Id, default)).Should().BeTrue();
        (await _store.RemoveAsync(user.Id, default)).Should().BeFalse();

        (await _store.AddAsync(StoredUserTests.Make("ADA", "id-2"), default)).Should().Be(UserWrite.Done);
    }

    [Fact]
    public async Task A_user_is_found_by_every_equal_spelling()
    {
        await _store.AddAsync(StoredUserTests.Make("Ada"), default);

        var found = await _store.FindByNameAsync(UserName.Create("aDA"), default);

        found!.Name.Display.Should().Be("Ada");
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        var add = async () => await _store.AddAsync(StoredUserTests.Make(), cancelled);

        await add.Should().ThrowAsync<OperationCanceledException>();

        (await _store.FindByIdAsync(UserId.Parse("id-1"), default)).Should().BeNull();
    }
}
