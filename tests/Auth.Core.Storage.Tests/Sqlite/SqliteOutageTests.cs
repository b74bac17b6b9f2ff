using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Sqlite;

/// <summary>Another process holds the write lock: what only reads goes on, what writes ends within its deadline.</summary>
public sealed class SqliteOutageTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    // The driver waits a second at the least once it has begun to, and a second is for a machine that is busy.
    private static readonly TimeSpan Longest = Deadline + TimeSpan.FromSeconds(2);

    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_a_process_holds_the_lock_writes_are_unavailable_and_reads_go_on()
    {
        await using var house = StoreHouse.Open(builder =>
            builder.UseSqlite(_folder.Database, options => options.Timeout = Deadline)
        );
        var guests = new List<(FacadeCall Call, Guest Guest)>();
        foreach (var call in FacadeCall.All)
        {
            guests.Add((call, await Guest.WelcomeAsync(house, call.Name.Replace(' ', '-'))));
        }

        var ada = await Guest.WelcomeAsync(house, "ada");
        using var other = await WorkerProcess.StartAsync("sqlite", _folder.Database, "lock");
        other.Go();
        await other.FirstLineAsync();
        var endings = await Task.WhenAll(guests.Select(pair => pair.Call.RunAsync(house.Authentication, pair.Guest)));
        var verified = await house.Authentication.VerifyAsync(ada.AccessToken);
        other.Go();
        await other.EndAsync();
        var refreshed = await house.Authentication.RefreshAsync(ada.RefreshToken);

        var reads = FacadeCall.All.Where(call => !call.Writes).Select(call => call.Name).Append("issue").ToList();
        endings
            .Where(one => one.Ending is not FacadeCall.Unavailable)
            .Select(one => one.Call)
            .Should()
            .BeSubsetOf(reads, "whatever writes is unavailable");
        endings.Should().AllSatisfy(one => one.Took.Should().BeLessThan(Longest, one.Call));
        verified.Should().BeOfType<TokenVerification.Valid>();
        refreshed.Should().BeOfType<RefreshOutcome.Refreshed>("the first call after it is served");
        (await house.Authentication.LoginAsync("log-in-wrongly", StoreHouse.Password))
            .Should()
            .BeOfType<LoginOutcome.Succeeded>();
    }
}
