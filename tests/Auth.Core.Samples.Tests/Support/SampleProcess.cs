using System.Diagnostics;

namespace Auth.Core.Samples.Tests.Support;

/// <summary>Runs a built sample as a user would, as a process of its own, and returns what it printed.</summary>
internal static class SampleProcess
{
    public static string SourceFolder(string sample) => Path.Combine(Root(), "samples", sample);

    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Auth.Core.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    // Beside the tests' own output, in the configuration that the tests run in.
    private static string BuiltAssembly(string sample)
    {
        var ours = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(ours.Parent!.Parent!.FullName, sample, ours.Name, $"{sample}.dll");
    }

    /// <summary>Runs until a line contains a text, does some work with that line, and kills the process.</summary>
    public static async Task WithAsync(
        string sample,
        IReadOnlyDictionary<string, string?> environment,
        string until,
        Func<string, Task> work
    )
    {
        var (exitCode, output) = await RunAsync(sample, environment, until, work);
        exitCode.Should().BeNull("it runs until it is killed; it said: {0}", output);
    }

    /// <summary>Runs to the end, or until a line contains <paramref name="until"/>, and kills it then.</summary>
    public static Task<(int? ExitCode, string Output)> RunAsync(
        string sample,
        IReadOnlyDictionary<string, string?> environment,
        string? until = null,
        params string[] arguments
    ) => RunAsync(sample, environment, until, static _ => Task.CompletedTask, arguments);

    private static Task<(int? ExitCode, string Output)> RunAsync(
        string sample,
        IReadOnlyDictionary<string, string?> environment,
        string? until,
        Func<string, Task> work,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [BuiltAssembly(sample), .. arguments])
        {
            WorkingDirectory = SourceFolder(sample),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return WatchedProcess.RunAsync(start, until, work);
    }
}
