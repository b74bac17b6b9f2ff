using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Processes;

/// <summary>Promises 1, 2 and 3 over four processes: the database is the only arbiter that they share.</summary>
internal static class ProcessRaces
{
    private const int Processes = 4;
    private const int MostWrong = 5;

    public static async Task OneRegistersAsync(string store, string place)
    {
        var outcomes = await RaceAsync(store, place, "register", "ada");

        outcomes
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal("Registered", "UserNameTaken", "UserNameTaken", "UserNameTaken");
    }

    public static async Task OneRotatesAsync(string store, string place)
    {
        await using var house = Open(store, place);
        var token = (await Guest.WelcomeAsync(house, "ada")).RefreshToken;

        var lines = await RaceAsync(store, place, "refresh", token);

        var answers = lines.Select(line => line.Split(' ')).ToList();
        answers.Should().HaveCount(Processes).And.OnlyContain(answer => answer.Length == 2, "nobody is refused");
        answers.Should().ContainSingle(answer => answer[0] == "rotated");
        answers
            .Select(answer => answer[1])
            .Distinct(StringComparer.Ordinal)
            .Should()
            .ContainSingle("all have one successor");
        (await house.Authentication.RefreshAsync(answers[0][1])).Should().BeOfType<RefreshOutcome.Refreshed>();
    }

    /// <summary>Ten guesses a process, all at once: five are looked at.</summary>
    public static async Task FiveAreLookedAtAsync(string store, string place)
    {
        await using var house = Open(store, place);
        await house.Authentication.RegisterAsync("ada", StoreHouse.Password);

        var outcomes = await RaceAsync(store, place, "guess", "ada", "10");

        outcomes.Should().HaveCount(Processes * 10);
        outcomes.Count(outcome => outcome is nameof(LoginOutcome.Refused)).Should().Be(MostWrong);
        outcomes.Should().OnlyContain(outcome => outcome == "Refused" || outcome == "Throttled" || outcome == "Busy");
    }

    /// <summary>A process that is killed while it hashes has used the guess that it had reserved, the fifth.</summary>
    public static async Task NoGuessIsFreedAsync(string store, string place)
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        await using var house = Open(store, place, clock);
        await house.Authentication.RegisterAsync("ada", StoreHouse.Password);
        for (var i = 1; i < MostWrong; i++)
        {
            await house.Authentication.LoginAsync("ada", "a wrong guess");
        }

        using var worker = await WorkerProcess.StartAsync(store, place, "hang", "ada", "1");
        worker.Go();
        await worker.FirstLineAsync();
        var lines = await worker.KillAsync();

        // The worker's clock is the machine's; its lease ends 30 s after that.
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow() + TimeSpan.FromSeconds(31));
        var waiting = await house.Authentication.LoginAsync("ada", StoreHouse.Password);
        clock.Advance(TimeSpan.FromSeconds(31));
        var later = await house.Authentication.LoginAsync("ada", StoreHouse.Password);

        lines.Should().Equal("hashing");
        waiting.Should().BeOfType<LoginOutcome.Throttled>("all five guesses are used");
        later.Should().BeOfType<LoginOutcome.Succeeded>("and no more than those");
    }

    private static StoreHouse Open(string store, string place, TimeProvider? clock = null) =>
        StoreHouse.Open(
            builder =>
                _ = store is "sqlite"
                    ? builder.UseSqlite(place, options => options.Timeout = StoreHouse.Patience)
                    : builder.UsePostgreSql(place, options => options.Timeout = StoreHouse.Patience),
            services: services => services.AddSingleton(clock ?? TimeProvider.System)
        );

    private static async Task<IReadOnlyList<string>> RaceAsync(string store, string place, params string[] work)
    {
        var workers = await Task.WhenAll(
            Enumerable.Range(0, Processes).Select(_ => WorkerProcess.StartAsync([store, place, .. work]))
        );
        Array.ForEach(workers, worker => worker.Go());
        var lines = new List<string>();
        foreach (var worker in workers)
        {
            lines.AddRange(await worker.EndAsync());
            worker.Dispose();
        }

        return lines;
    }
}
