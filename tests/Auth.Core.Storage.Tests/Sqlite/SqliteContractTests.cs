using Auth.Core.Storage.Tests.Support;
using Auth.Core.Storage.Tests.Users;
using Auth.Core.Testing.Contracts;
using Auth.Core.Tests.Support;

namespace Auth.Core.Storage.Tests.Sqlite;

public sealed class SqliteContractTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    public static TheoryData<string> HouseChecks() => [.. FacadeChecks.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sentences.OfState), MemberType = typeof(Sentences))]
    public async Task The_state_store_keeps(string sentence)
    {
        await using var house = _folder.OpenPatiently();

        await StateStoreContract.RunAsync(sentence, () => house.State);
    }

    [Theory]
    [MemberData(nameof(Sentences.OfUsers), MemberType = typeof(Sentences))]
    public async Task The_user_store_keeps(string sentence)
    {
        await using var house = _folder.OpenPatiently();

        await UserStoreContract.RunAsync(sentence, () => house.Users);
    }

    [Theory]
    [MemberData(nameof(HouseChecks))]
    public async Task The_facade_keeps_its_promise_of(string check)
    {
        await using var house = _folder.OpenPatiently();

        await FacadeChecks.All[check](house);
    }
}
