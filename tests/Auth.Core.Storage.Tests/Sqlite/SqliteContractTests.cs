using Auth.Core.Storage.Tests.Support;
using Auth.Core.Storage.Tests.Users;
using Auth.Core.Tests.State;

namespace Auth.Core.Storage.Tests.Sqlite;

public sealed class SqliteContractTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    public static TheoryData<string> StateChecks() => [.. StateStoreChecks.All.Keys];

    public static TheoryData<string> UserChecks() => [.. UserStoreChecks.All.Keys];

    public static TheoryData<string> HouseChecks() => [.. FacadeChecks.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(StateChecks))]
    public async Task The_state_store_holds_to(string check)
    {
        await using var house = _folder.Open();

        await StateStoreChecks.All[check](house.State);
    }

    [Theory]
    [MemberData(nameof(UserChecks))]
    public async Task The_user_store_holds_to(string check)
    {
        await using var house = _folder.Open();

        await UserStoreChecks.All[check](house.Users);
    }

    [Theory]
    [MemberData(nameof(HouseChecks))]
    public async Task The_facade_keeps_its_promise_of(string check)
    {
        await using var house = _folder.Open();

        await FacadeChecks.All[check](house);
    }
}
