using Auth.Core.Storage.Tests.Support;

namespace Auth.Core.Storage.Tests.PostgreSql;

/// <summary>Promise 1 over processes: the database is the only arbiter that they share.</summary>
[Collection(PostgreSqlTests.Name)]
public sealed class ProcessRaceTests
{
    [Fact]
    public async Task Of_four_processes_on_one_file_one_registers_a_name()
    {
        using var folder = new SqliteFolder();

        (await RaceAsync("sqlite", folder.Database)).Should().Equal(OneWinner);
    }

    [PostgreSqlFact]
    public async Task Of_four_processes_on_one_server_one_registers_a_name() =>
        (await RaceAsync("postgresql", PostgreSqlServer.Instance.NewSchema())).Should().Equal(OneWinner);

    private static readonly string[] OneWinner = ["Registered", "UserNameTaken", "UserNameTaken", "UserNameTaken"];

    private static async Task<IEnumerable<string>> RaceAsync(string store, string place)
    {
        var workers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => WorkerProcess.StartAsync(store, place, "register", "ada"))
        );
        Array.ForEach(workers, worker => worker.Go());
        var outcomes = new List<string>();
        foreach (var worker in workers)
        {
            outcomes.AddRange(await worker.EndAsync());
            worker.Dispose();
        }

        return outcomes.Order(StringComparer.Ordinal);
    }
}
