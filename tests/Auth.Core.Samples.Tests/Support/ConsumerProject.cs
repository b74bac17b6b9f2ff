using System.Diagnostics;
using System.Text.Json;

namespace Auth.Core.Samples.Tests.Support;

/// <summary>A project that knows the packages alone.</summary>
public sealed class ConsumerProject(string folder, ConsumerParts parts)
{
    private const string Listening = "Now listening on: ";

    // The SDK adds it to whatever is trimmed; it is a tool, and nothing of it is shipped.
    private const string Trimmer = "Microsoft.NET.ILLink.Tasks";

    private string Output => Path.Combine(folder, "out");

    /// <summary>Publishes, with warnings as errors, and gives back what the tool printed.</summary>
    public Task<string> PublishAsync() =>
        ToolProcess.DotnetAsync(folder, "publish", "--no-restore", "--configuration", "Release", "--output", Output);

    /// <summary>Runs what was published to its end and gives back what it printed.</summary>
    public async Task<string> RunAsync()
    {
        var (exitCode, output) = await WatchedProcess.RunAsync(Start(), until: null, static _ => Task.CompletedTask);
        exitCode.Should().Be(0, "it printed {0}", output);
        return output.Trim();
    }

    /// <summary>Serves what was published on a free port, does some work with it as a client, and kills it.</summary>
    public async Task ServeAsync(Func<HttpClient, Task> work)
    {
        var start = Start();
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var (exitCode, output) = await WatchedProcess.RunAsync(
            start,
            Listening,
            async line =>
            {
                var address = line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..];
                using var client = new HttpClient { BaseAddress = new Uri(address) };
                await work(client);
            }
        );
        exitCode.Should().BeNull("it serves until it is killed; it said: {0}", output);
    }

    /// <summary>The packages that the program is built from, its own and theirs, as the lock file holds them.</summary>
    public IReadOnlyList<string> Packages()
    {
        using var text = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "packages.lock.json")));
        return
        [
            .. text
                .RootElement.GetProperty("dependencies")
                .EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Select(package => package.Name)
                .Distinct(StringComparer.Ordinal)
                .Where(name => name is not Trimmer),
        ];
    }

    // With its own runtime where it brought one along, otherwise on the machine's.
    private ProcessStartInfo Start()
    {
        var alone = Path.Combine(Output, OperatingSystem.IsWindows() ? $"{parts.Name}.exe" : parts.Name);
        var start = parts.IsTrimmed
            ? new ProcessStartInfo(alone)
            : new ProcessStartInfo("dotnet", [Path.Combine(Output, $"{parts.Name}.dll")]);
        start.WorkingDirectory = folder;
        start.Environment["STATE_DIRECTORY"] = Path.Combine(folder, "state");
        return start;
    }
}
