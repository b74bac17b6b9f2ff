using Auth.Core.State;
using Auth.Core.Testing.Contracts;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.State;

public class InMemoryStateStoreTests
{
    [Theory]
    [MemberData(nameof(Sentences.OfState), MemberType = typeof(Sentences))]
    public Task The_memory_store_keeps(string sentence)
    {
        var store = new InMemoryStateStore();

        return StateStoreContract.RunAsync(sentence, () => store);
    }

    [Theory]
    [MemberData(nameof(Sentences.OfState), MemberType = typeof(Sentences))]
    public Task A_store_that_lets_callers_overtake_one_another_keeps(string sentence)
    {
        var store = new TappedStateStore(new InMemoryStateStore(), new StoreTap { Yields = true });

        return StateStoreContract.RunAsync(sentence, () => store);
    }

    [Fact]
    public async Task A_full_store_refuses_the_new_and_evicts_nothing()
    {
        var store = new InMemoryStateStore(new InMemoryStateOptions { MaxSessions = 2 });
        await store.AddAsync(Session("a"), default);
        await store.AddAsync(Session("b"), default);

        var full = await store.AddAsync(Session("c"), default);
        var exists = await store.AddAsync(Session("a"), default);
        var replaced = await store.ReplaceAsync(Session("a", version: 2), 1, default);
        var key = await store.AddAsync(new StateRecord(StateKind.SigningKey, "k", "", default, 1, default), default);
        await store.RemoveAsync(StateKind.Session, "b", 1, default);

        (full, exists, replaced, key)
            .Should()
            .Be((StateWrite.Full, StateWrite.Exists, StateWrite.Done, StateWrite.Done));
        (await store.FindAsync(StateKind.Session, "a", default))!.Version.Should().Be(2);
        (await store.AddAsync(Session("c"), default)).Should().Be(StateWrite.Done);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_page_has_1_to_1000_records(int limit)
    {
        var find = async () =>
            await new InMemoryStateStore().FindByOwnerAsync(StateKind.Session, "o", "", limit, default);

        await find.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    private static StateRecord Session(string key, long version = 1) =>
        new(StateKind.Session, key, "o", default, version, new byte[1]);
}
