using System.Globalization;
using Auth.Core.Registration;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Auth.Core.Storage.Tests.PostgreSql;

/// <summary>
/// Promise 6 on PostgreSQL: four clients register without pause while single connections are ended and the server crashes.
/// Whatever was acknowledged is there; whatever was not is whole or absent.
/// </summary>
[Collection(PostgreSqlTests.Name)]
[Trait("effort", "postgres")]
public sealed class ServerKillTests(ITestOutputHelper output)
{
    private const int Clients = 4;
    private const int LongestLife = 200;

    [PostgreSqlFact]
    public Task No_acknowledged_write_is_lost_when_connections_are_killed() =>
        KillAsync(Count("AUTH_CORE_CONNECTION_KILLS", 5), KillOneConnection);

    [PostgreSqlFact]
    public Task No_acknowledged_write_is_lost_when_the_server_is_killed() =>
        KillAsync(
            Count("AUTH_CORE_SERVER_KILLS", 2),
            () =>
            {
                PostgreSqlServer.Instance.Kill();
                PostgreSqlServer.Instance.Start();
            }
        );

    private async Task KillAsync(int kills, Action kill)
    {
        var place = PostgreSqlServer.Instance.NewSchema();
        await using var house = StoreHouse.Open(builder => builder.UsePostgreSql(place));
        await house.Authentication.FindUserAsync("nobody");
        var random = new Random(Effort.Replay ?? 1);
        using var stop = new CancellationTokenSource();
        var clients = Enumerable
            .Range(0, Clients)
            .Select(i => Task.Run(() => WriteAsync(house, i, stop.Token)))
            .ToList();
        for (var i = 0; i < kills; i++)
        {
            await Task.Delay(random.Next(LongestLife));
            kill();
        }

        await stop.CancelAsync();
        var written = await Task.WhenAll(clients);

        var acknowledged = written.SelectMany(client => client.Acknowledged).ToList();
        var unanswered = written.Sum(client => client.Unanswered);
        output.WriteLine($"{kills} kills, {acknowledged.Count} acknowledged, {unanswered} unanswered");
        acknowledged.Should().NotBeEmpty();
        foreach (var name in acknowledged)
        {
            (await house.Authentication.FindUserAsync(name)).Should().NotBeNull("{0} was acknowledged", name);
        }

        var rows = (long)PostgreSqlServer.Instance.Execute($"SELECT count(*) FROM {SchemaOf(place)}.auth_core_users")!;
        rows.Should().BeInRange(acknowledged.Count, acknowledged.Count + unanswered);
    }

    private static async Task<(List<string> Acknowledged, int Unanswered)> WriteAsync(
        StoreHouse house,
        int client,
        CancellationToken stop
    )
    {
        var (acknowledged, unanswered) = (new List<string>(), 0);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var name = $"client{client}-{i}";
            switch (await house.Authentication.RegisterAsync(name, StoreHouse.Password, cancellationToken: default))
            {
                case RegistrationOutcome.Registered:
                    acknowledged.Add(name);
                    break;
                case RegistrationOutcome.Unavailable:
                    unanswered++;
                    break;
                case var other:
                    throw new InvalidOperationException($"{name}: {other}");
            }
        }

        return (acknowledged, unanswered);
    }

    private static void KillOneConnection() =>
        PostgreSqlServer.Instance.Execute(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY random() LIMIT 1
            """
        );

    private static string SchemaOf(string place) => new Npgsql.NpgsqlConnectionStringBuilder(place).SearchPath!;

    private static int Count(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
