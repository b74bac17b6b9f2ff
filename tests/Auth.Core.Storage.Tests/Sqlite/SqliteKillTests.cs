using System.Globalization;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tests.Support;
using Xunit.Abstractions;

namespace Auth.Core.Storage.Tests.Sqlite;

/// <summary>
/// Promise 6: an acknowledged write survives a kill, and one that was not acknowledged is whole or absent. A worker
/// registers, logs in and refreshes, and is killed at a moment nobody chose.
/// </summary>
[Trait("effort", "storage")]
public sealed class SqliteKillTests(ITestOutputHelper output) : IDisposable
{
    private const int LongestLife = 300;

    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_acknowledged_write_is_lost_by_a_kill()
    {
        var seed = Effort.Replay ?? Random.Shared.Next();
        var random = new Random(seed);
        var steps = 0;
        output.WriteLine($"seed {seed}, {Kills} kills");
        for (var round = 0; round < Kills; round++)
        {
            using var worker = await WorkerProcess.StartAsync("sqlite", _folder.Database, "work", $"r{round}");
            worker.Go();

            // Every fifth dies while it is still making itself ready, tables included.
            if (round % 5 != 0)
            {
                await worker.FirstLineAsync();
            }

            await Task.Delay(random.Next(LongestLife));
            var acknowledged = await worker.KillAsync();
            acknowledged.Should().NotContain(line => !line.StartsWith("user ") && !line.StartsWith("token "));

            steps += acknowledged.Count;
            await VerifyAsync(acknowledged);
        }

        output.WriteLine($"{steps} acknowledged steps");
        steps.Should().BePositive("the worker must get as far as writing");
    }

    private static int Kills =>
        Environment.GetEnvironmentVariable("AUTH_CORE_KILLS") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : 30;

    private async Task VerifyAsync(IReadOnlyList<string> acknowledged)
    {
        if (File.Exists(_folder.Database))
        {
            _folder.Execute("PRAGMA integrity_check").Should().Be("ok");
        }

        await using var house = _folder.Open();
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in acknowledged.Select(line => line.Split(' ')))
        {
            if (parts is ["user", var user])
            {
                (await house.Authentication.FindUserAsync(user)).Should().NotBeNull("{0} was registered", user);
            }
            else
            {
                last[parts[1]] = parts[2];
            }
        }

        // The last one may have been rotated without an answer; the grace gives its successor.
        foreach (var (user, token) in last)
        {
            (await house.Authentication.RefreshAsync(token)).Should().BeOfType<RefreshOutcome.Refreshed>(user);
            var login = await house.Authentication.LoginAsync(user, StoreHouse.Password);
            login.Should().BeOfType<LoginOutcome.Succeeded>(user);
        }
    }
}
