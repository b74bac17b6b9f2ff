using System.Globalization;
using System.Net;
using Auth.Core.Passwords;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Benchmarks.Quick.Load;

/// <summary>
/// What a crowd that logs in at cost 12 does to everybody else, over HTTP. Server and load share the machine, so the
/// figures are the worst that this machine can show.
/// </summary>
internal static class LoadRatios
{
    /// <summary>The argument that asks for these ratios.</summary>
    public const string Argument = "load";

    private const int ProbesPerSecond = 100;
    private const int ProbeSenders = 16;

    // Ten times what one worker serves, and as many senders as the line and the refusals keep busy.
    private const int FloodPerSecond = 110;
    private const int FloodSenders = 48;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Ratio>> AllAsync()
    {
        var (idle, loaded, oneWorker) = await OneWorkerAsync();
        var inline = await LoginsPerSecondAsync("/inline", workers: 1);
        var twoWorkers = await LoginsPerSecondAsync("/login", workers: 2);
        return
        [
            Known("p99 of token verification under 32 logins without pause / idle", 3, loaded / idle),
            Known("logins a second, one worker / inline on the pool", 1, oneWorker / inline) with
            {
                IsFloor = true,
            },
            Known("logins a second, two workers / inline on the pool", 1.7, twoWorkers / inline) with
            {
                IsFloor = true,
            },
            Known("p99 of a refusal at ten times the capacity, ms", 50, await RefusalAsync()),
            LoneLogin(),
        ];
    }

    private static Ratio Known(string name, double reach, double measured) =>
        new(name, reach, () => Task.FromResult(measured));

    private static async Task<(double Idle, double Loaded, double LoginsPerSecond)> OneWorkerAsync()
    {
        await using var server = await StartAsync(workers: 1);
        await ProbeAsync(server, WarmUp);
        var idle = await ProbeAsync(server, Duration);
        var loaded = 0.0;
        var logins = await ClosedLoop.LoginsPerSecondAsync(
            server,
            "/login",
            Duration,
            async () => loaded = await ProbeAsync(server, Duration)
        );
        return (idle, loaded, logins);
    }

    private static async Task<double> LoginsPerSecondAsync(string path, int workers)
    {
        await using var server = await StartAsync(workers);
        return await ClosedLoop.LoginsPerSecondAsync(server, path, Duration);
    }

    // The longest line that there may be, so that nobody is turned away even on a machine that is busy otherwise.
    private static Task<LoadServer> StartAsync(int workers) =>
        LoadServer.StartAsync(options =>
        {
            options.Hashing.Workers = workers;
            options.Hashing.LongestWait = HashingOptions.LargestLongestWait;
        });

    private static async Task<double> ProbeAsync(LoadServer server, TimeSpan duration)
    {
        var answers = await OpenLoop.RunAsync(
            server,
            ProbesPerSecond,
            duration,
            ProbeSenders,
            client => client.Verify()
        );
        return answers.All(answer => answer.Status == HttpStatusCode.OK)
            ? Answer.Percentile(answers, 0.99)
            : throw new InvalidOperationException("A token was not verified.");
    }

    private static async Task<double> RefusalAsync()
    {
        // A short line, so that it is full at once and few senders wait in it.
        await using var server = await LoadServer.StartAsync(options =>
        {
            options.Hashing.Workers = 1;
            options.Hashing.LongestWait = HashingOptions.SmallestLongestWait;
        });
        var answers = await OpenLoop.RunAsync(
            server,
            FloodPerSecond,
            Duration,
            FloodSenders,
            client => client.Post("/login")
        );
        return Answer.Percentile(answers.Where(answer => answer.Status == HttpStatusCode.ServiceUnavailable), 0.99);
    }

    private static Ratio LoneLogin()
    {
        const string Password = "correct horse battery staple";
        var services = new ServiceCollection();
        services
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://issuer.example";
                options.Tokens.Audience = "https://api.example";
                options.Tokens.SigningKeys.Add(Tokens.SigningKey.CreateRandom());
            })
            .AddInMemoryStores();
        var provider = services.BuildServiceProvider();
        var authentication = provider.GetRequiredService<AuthenticationService>();
        var hasher = provider.GetRequiredService<IPasswordHasher>();
        var hash = hasher.Hash(Password);

        // A name of its own each time: nobody waits for its failures, and the work is that of any login.
        var next = 0;
        return Ratio.OfTimes(
            "a lone login / its raw hash, cost 12",
            1.02,
            () => authentication.LoginAsync(string.Create(CultureInfo.InvariantCulture, $"nobody {next++}"), Password),
            () => Task.Run(() => hasher.Verify(Password, hash))
        );
    }
}
