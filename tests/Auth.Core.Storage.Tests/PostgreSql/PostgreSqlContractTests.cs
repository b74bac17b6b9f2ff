using Auth.Core.Storage.Tests.Support;
using Auth.Core.Storage.Tests.Users;
using Auth.Core.Tests.State;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.PostgreSql;

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlContractTests
{
    public static TheoryData<string> StateChecks() => [.. StateStoreChecks.All.Keys];

    public static TheoryData<string> UserChecks() => [.. UserStoreChecks.All.Keys];

    public static TheoryData<string> HouseChecks() => [.. FacadeChecks.All.Keys];

    [PostgreSqlTheory]
    [MemberData(nameof(StateChecks))]
    public async Task The_state_store_holds_to(string check)
    {
        await using var house = Open();

        await StateStoreChecks.All[check](house.State);
    }

    [PostgreSqlTheory]
    [MemberData(nameof(UserChecks))]
    public async Task The_user_store_holds_to(string check)
    {
        await using var house = Open();

        await UserStoreChecks.All[check](house.Users);
    }

    [PostgreSqlTheory]
    [MemberData(nameof(HouseChecks))]
    public async Task The_facade_keeps_its_promise_of(string check)
    {
        await using var house = Open();

        await FacadeChecks.All[check](house);
    }

    private static StoreHouse Open()
    {
        var connectionString = PostgreSqlServer.Instance.NewSchema();
        return StoreHouse.Open(builder => builder.UsePostgreSql(connectionString));
    }
}
