using Auth.Core.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Users;

/// <summary>The facade's promises over memory; the memory stores' own contract is tested beside them.</summary>
public sealed class MemoryContractTests
{
    public static TheoryData<string> HouseChecks() => [.. FacadeChecks.All.Keys];

    [Theory]
    [MemberData(nameof(HouseChecks))]
    public async Task The_facade_keeps_its_promise_of(string check)
    {
        await using var house = StoreHouse.Open(builder => builder.AddInMemoryStores());

        await FacadeChecks.All[check](house);
    }
}
