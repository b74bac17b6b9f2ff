namespace Auth.Core.Samples.Tests.Support;

/// <summary>A project that knows the packages alone.</summary>
public sealed class ConsumerProject(string folder)
{
    private const string Output = "out";

    /// <summary>Restores, and once more in locked mode, as a build server does.</summary>
    public async Task RestoreLockedAsync()
    {
        await ToolProcess.DotnetAsync(folder, "restore");
        await ToolProcess.DotnetAsync(folder, "restore", "--locked-mode");
    }

    /// <summary>Publishes, with warnings as errors, and gives back what the tool printed.</summary>
    public Task<string> PublishAsync() =>
        ToolProcess.DotnetAsync(folder, "publish", "--no-restore", "--configuration", "Release", "--output", Output);

    /// <summary>Runs what was published to its end, on the runtime of the machine, and gives back what it printed.</summary>
    public Task<string> RunAsync() => ToolProcess.RunAsync("dotnet", folder, Path.Combine(Output, "Consumer.dll"));

    /// <summary>The same for a program that brought its runtime along.</summary>
    public Task<string> RunAloneAsync() =>
        ToolProcess.RunAsync(
            Path.Combine(folder, Output, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"),
            folder
        );

    /// <summary>The packages that the lock file holds.</summary>
    public string Lock() => File.ReadAllText(Path.Combine(folder, "packages.lock.json"));
}
