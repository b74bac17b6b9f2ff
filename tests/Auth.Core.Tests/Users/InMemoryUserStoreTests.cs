using Auth.Core.Testing.Contracts;
using Auth.Core.Tests.Support;
using Auth.Core.Users;

namespace Auth.Core.Tests.Users;

public class InMemoryUserStoreTests
{
    [Theory]
    [MemberData(nameof(Sentences.OfUsers), MemberType = typeof(Sentences))]
    public Task The_memory_store_keeps(string sentence)
    {
        var store = new InMemoryUserStore();

        return UserStoreContract.RunAsync(sentence, () => store);
    }

    [Theory]
    [MemberData(nameof(Sentences.OfUsers), MemberType = typeof(Sentences))]
    public Task A_store_that_lets_callers_overtake_one_another_keeps(string sentence)
    {
        var store = new TappedUserStore(new InMemoryUserStore(), new StoreTap { Yields = true });

        return UserStoreContract.RunAsync(sentence, () => store);
    }

    [Fact]
    public async Task A_second_user_with_one_id_is_the_callers_bug()
    {
        var store = new InMemoryUserStore();
        await store.AddAsync(StoredUserTests.Make("ada", "id-1"), default);
        var add = async () => await store.AddAsync(StoredUserTests.Make("eve", "id-1"), default);

        await add.Should().ThrowAsync<ArgumentException>();
    }
}
