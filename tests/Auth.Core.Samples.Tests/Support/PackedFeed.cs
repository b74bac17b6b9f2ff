using System.Xml.Linq;

namespace Auth.Core.Samples.Tests.Support;

/// <summary>
/// The library as its users get it: packed into a folder, beside projects that know nothing of this repository. Packages
/// of others come from wherever the machine is configured to take them.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private const string Package = "Auth.Core";

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
    private string _version = string.Empty;

    public async Task InitializeAsync()
    {
        var feed = _folder.CreateSubdirectory("feed");
        var root = SampleProcess.Root();

        // What the tests were restored with is good enough; restoring again would change files under a running build.
        await ToolProcess.DotnetAsync(
            root,
            "pack",
            $"src/{Package}",
            "--configuration",
            "Release",
            "--no-restore",
            "--output",
            feed.FullName
        );
        _version = Path.GetFileNameWithoutExtension(feed.GetFiles($"{Package}.*.nupkg").Single().Name)[
            (Package.Length + 1)..
        ];
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), Settings);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A fresh project with the source of a sample, the package and one package of others.</summary>
    public ConsumerProject Create(string sample, string otherPackage, params string[] properties)
    {
        var folder = _folder.CreateSubdirectory(sample);
        foreach (var file in Directory.GetFiles(SampleProcess.SourceFolder(sample), "*.cs"))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        // Packages go beside the feed: a version of ours that was packed before must not be taken from a cache.
        File.WriteAllText(
            Path.Combine(folder.FullName, "Consumer.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <RestorePackagesPath>../packages</RestorePackagesPath>
                {string.Join("\n    ", properties)}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{Package}" Version="{_version}" />
                <PackageReference Include="{otherPackage}" Version="{VersionOf(otherPackage)}" />
              </ItemGroup>
            </Project>
            """
        );
        return new ConsumerProject(folder.FullName);
    }

    private static string VersionOf(string package) =>
        XDocument
            .Load(Path.Combine(SampleProcess.Root(), "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(item => string.Equals((string?)item.Attribute("Include"), package, StringComparison.Ordinal))
            .Attribute("Version")!
            .Value;
}
