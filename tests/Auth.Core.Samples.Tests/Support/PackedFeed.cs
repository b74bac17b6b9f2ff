namespace Auth.Core.Samples.Tests.Support;

/// <summary>
/// The library as its users get it: every package packed into a folder, beside projects that know nothing of this
/// repository. Packages of others come from wherever the machine is configured to take them. All packages are packed, and
/// all projects restored, in one run each: starting the tools takes longer than what they do.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    public const string Collection = "packed";

    private const string Feed = "feed";
    private const string Prefix = "Auth.Core.";
    private const string Packing = "pack.proj";
    private const string Solution = "Consumers.slnx";

    // The sources of the machine stay; the folder is added by a relative path, so that no machine is named.
    private const string Settings = """
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <packageSources>
            <add key="packed" value="feed" />
          </packageSources>
        </configuration>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("auth-core-consumer-");

    /// <summary>The names of the files that were packed, without symbols.</summary>
    public IReadOnlyList<string> Packed { get; private set; } = [];

    /// <summary>The whole files, symbols too.</summary>
    public IEnumerable<FileInfo> Files => _folder.CreateSubdirectory(Feed).GetFiles("*.*nupkg");

    public async Task InitializeAsync()
    {
        var feed = _folder.CreateSubdirectory(Feed);
        await PackAsync(feed.FullName);
        Packed = [.. feed.GetFiles("*.nupkg").Select(file => Path.GetFileNameWithoutExtension(file.Name))];
        var version = Packed.Select(name => name[Prefix.Length..]).Single(rest => char.IsAsciiDigit(rest[0]));
        foreach (var parts in Consumers.All)
        {
            parts.Write(_folder.CreateSubdirectory(parts.Name), version);
        }

        await RestoreAsync();
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The project that was made of these parts.</summary>
    public ConsumerProject this[ConsumerParts parts] => new(Path.Combine(_folder.FullName, parts.Name), parts);

    // What the tests were restored with is good enough; restoring again would change files under a running build.
    private async Task PackAsync(string feed)
    {
        await WriteAsync(
            Packing,
            $"""
            <Project>
              <Target Name="Pack">
                <ItemGroup>
                  <Package Include="{SampleProcess.Root()}/src/*/*.csproj" />
                </ItemGroup>
                <MSBuild
                  Projects="@(Package)"
                  Targets="Pack"
                  Properties="Configuration=Release;PackageOutputPath={feed}"
                  BuildInParallel="true"
                />
              </Target>
            </Project>
            """
        );
        await ToolProcess.DotnetAsync(_folder.FullName, "msbuild", Packing, "-target:Pack", "-maxCpuCount");
    }

    // Once as a developer does, and once more in locked mode, as a build server does.
    private async Task RestoreAsync()
    {
        var projects = Consumers.All.Select(parts => $"""<Project Path="{parts.Name}/{parts.Name}.csproj" />""");
        await WriteAsync("nuget.config", Settings);
        await WriteAsync(Solution, $"<Solution>{string.Concat(projects)}</Solution>");
        await ToolProcess.DotnetAsync(_folder.FullName, "restore", Solution);
        await ToolProcess.DotnetAsync(_folder.FullName, "restore", Solution, "--locked-mode");
    }

    private Task WriteAsync(string file, string text) =>
        File.WriteAllTextAsync(Path.Combine(_folder.FullName, file), text);
}
