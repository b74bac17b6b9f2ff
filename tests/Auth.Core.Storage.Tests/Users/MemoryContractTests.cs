using Auth.Core.Storage.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Users;

public sealed class MemoryContractTests
{
    public static TheoryData<string> UserChecks() => [.. UserStoreChecks.All.Keys];

    public static TheoryData<string> HouseChecks() => [.. FacadeChecks.All.Keys];

    [Theory]
    [MemberData(nameof(UserChecks))]
    public Task The_user_store_holds_to(string check) => UserStoreChecks.All[check](new InMemoryUserStore());

    [Theory]
    [MemberData(nameof(HouseChecks))]
    public async Task The_facade_keeps_its_promise_of(string check)
    {
        await using var house = StoreHouse.Open(builder => builder.AddInMemoryStores());

        await FacadeChecks.All[check](house);
    }
}
