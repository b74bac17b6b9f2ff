using System.Diagnostics;

namespace Auth.Core.Browser.Tests.Support;

/// <summary>The web sample as a process of its own, as users run it: on a free port, with a database of its own.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    public const string AdminName = "admin";
    public const string AdminPassword = "first admin of this browser test";

    private const string Sample = "Auth.Core.Sample.Web";
    private const string Listening = "Now listening on: http://127.0.0.1:";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly string _folder;

    private RunningSample(Process process, string folder, string port)
    {
        _process = process;
        _folder = folder;
        Address = $"http://localhost:{port}";
    }

    /// <summary>Browsers trust this one host without TLS, so that cookies which demand it work here too.</summary>
    public string Address { get; }

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static async Task<RunningSample> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("auth-core-").FullName;
        var process = Process.Start(Describe(folder))!;
        var port = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        DataReceivedEventHandler read = (_, line) =>
        {
            said.Enqueue(line.Data);
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                port.TrySetResult(line.Data[(at + Listening.Length)..].Trim());
            }
        };
        process.OutputDataReceived += read;
        process.ErrorDataReceived += read;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(port.Task, process.WaitForExitAsync(), Task.Delay(Patience));
        return first == port.Task
            ? new RunningSample(process, folder, await port.Task)
            : throw new InvalidOperationException($"The sample does not listen: {string.Join('\n', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static ProcessStartInfo Describe(string folder)
    {
        // Beside the tests' own output, in the configuration that the tests run in.
        var ours = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(ours.Parent!.Parent!.FullName, Sample, ours.Name, $"{Sample}.dll");
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.Combine(Root, "samples", Sample),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var variables = start.Environment;
        variables["ASPNETCORE_ENVIRONMENT"] = "Production";
        variables["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        variables.Remove("AUTH_SIGNING_KEY");
        variables.Remove("AUTH_MASTER_KEY");
        variables["AuthCore__Database"] = Path.Combine(folder, "data", "auth.db");
        variables["AuthCore__KeyFile"] = Path.Combine(folder, "keys", "master-key");
        variables["Admin__Name"] = AdminName;
        variables["Admin__Password"] = AdminPassword;
        return start;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Auth.Core.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
