using Auth.Core.Storage.Tests.Support;
using Auth.Core.Storage.Tests.Users;
using Auth.Core.Testing.Contracts;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.PostgreSql;

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlContractTests
{
    public static TheoryData<string> HouseChecks() => [.. FacadeChecks.All.Keys];

    [PostgreSqlTheory]
    [MemberData(nameof(Sentences.OfState), MemberType = typeof(Sentences))]
    public async Task The_state_store_keeps(string sentence)
    {
        await using var house = Open();

        await StateStoreContract.RunAsync(sentence, () => house.State);
    }

    [PostgreSqlTheory]
    [MemberData(nameof(Sentences.OfUsers), MemberType = typeof(Sentences))]
    public async Task The_user_store_keeps(string sentence)
    {
        await using var house = Open();

        await UserStoreContract.RunAsync(sentence, () => house.Users);
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
        return StoreHouse.Open(builder =>
            builder.UsePostgreSql(connectionString, options => options.Timeout = StoreHouse.Patience)
        );
    }
}
