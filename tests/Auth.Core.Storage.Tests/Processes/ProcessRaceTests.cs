using Auth.Core.Storage.Tests.Support;

namespace Auth.Core.Storage.Tests.Processes;

[Collection(PostgreSqlTests.Name)]
[Trait("effort", "storage")]
public sealed class ProcessRaceTests
{
    public static TheoryData<string> Races() => [.. All.Keys];

    private static readonly Dictionary<string, Func<string, string, Task>> All = new(StringComparer.Ordinal)
    {
        ["one registers a name"] = ProcessRaces.OneRegistersAsync,
        ["one rotates a token"] = ProcessRaces.OneRotatesAsync,
        ["five guesses are looked at"] = ProcessRaces.FiveAreLookedAtAsync,
        ["a kill frees no guess"] = ProcessRaces.NoGuessIsFreedAsync,
    };

    [Theory]
    [MemberData(nameof(Races))]
    public async Task Of_processes_on_one_file(string race)
    {
        using var folder = new SqliteFolder();

        await All[race]("sqlite", folder.Database);
    }

    [PostgreSqlTheory]
    [MemberData(nameof(Races))]
    public Task Of_processes_on_one_server(string race) =>
        All[race]("postgresql", PostgreSqlServer.Instance.NewSchema());
}
