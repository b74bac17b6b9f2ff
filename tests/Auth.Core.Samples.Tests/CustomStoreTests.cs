using Auth.Core.Sample.CustomStore;
using Auth.Core.Samples.Tests.Support;
using Auth.Core.Testing.Contracts;
using Auth.Core.Users;

namespace Auth.Core.Samples.Tests;

/// <summary>The store of docs/bring-your-own-store.md, which is one file of code and one of data.</summary>
public sealed class CustomStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("auth-core-store-");

    private string DataFile => Path.Combine(_folder.FullName, "users");

    public static TheoryData<string> Sentences() => [.. UserStoreContract.Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task It_keeps(string sentence)
    {
        using var store = await FileUserStore.OpenAsync(DataFile);

        await UserStoreContract.RunAsync(sentence, () => store);
    }

    [Fact]
    public async Task What_it_has_answered_is_there_after_a_crash_in_the_middle_of_a_line()
    {
        var user = User("ada", "id-1");
        using (var store = await FileUserStore.OpenAsync(DataFile))
        {
            await store.AddAsync(user, default);
            await store.AddAsync(User("eve", "id-2"), default);
            await store.RemoveAsync(UserId.Parse("id-2"), default);
        }

        await File.AppendAllTextAsync(DataFile, "id-3\tgrace\t$2b$1");
        using (var again = await FileUserStore.OpenAsync(DataFile))
        {
            await again.AddAsync(User("mary", "id-4"), default);
        }

        using var last = await FileUserStore.OpenAsync(DataFile);
        (await last.FindByNameAsync(user.Name, default))!.Version.Should().Be(user.Version);
        (await last.FindByIdAsync(UserId.Parse("id-2"), default)).Should().BeNull();
        (await last.FindByIdAsync(UserId.Parse("id-3"), default)).Should().BeNull();
        (await last.FindByIdAsync(UserId.Parse("id-4"), default))!.Name.Display.Should().Be("mary");
    }

    [Fact]
    public async Task A_second_process_is_refused()
    {
        using var store = await FileUserStore.OpenAsync(DataFile);
        var open = () => FileUserStore.OpenAsync(DataFile);

        await open.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public void It_is_one_file_of_less_than_100_lines()
    {
        var code = Path.Combine(SampleProcess.SourceFolder("Auth.Core.Sample.CustomStore"), "FileUserStore.cs");

        File.ReadAllLines(code).Length.Should().BeLessThan(100);
    }

    [Fact]
    public async Task Users_stay_from_one_run_to_the_next()
    {
        var none = new Dictionary<string, string?>(StringComparer.Ordinal);

        var (_, first) = await SampleProcess.RunAsync("Auth.Core.Sample.CustomStore", none, until: null, DataFile);
        var (_, second) = await SampleProcess.RunAsync("Auth.Core.Sample.CustomStore", none, until: null, DataFile);

        first.Should().Be("register: Registered, log in: Succeeded");
        second.Should().Be("register: UserNameTaken, log in: Succeeded");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static StoredUser User(string name, string id) =>
        new(
            UserId.Parse(id),
            UserName.Create(name),
            "$2b$12$sample",
            ["user"],
            isDisabled: false,
            DateTimeOffset.UnixEpoch,
            credentialVersion: 1,
            securityVersion: 1,
            version: 7
        );
}
