using System.Xml.Linq;

namespace Auth.Core.Samples.Tests.Support;

/// <summary>What a consumer's project is made of: a program, packages of ours and of others, and settings.</summary>
/// <param name="Name">The project's name, and its folder's.</param>
/// <param name="Code">The whole program, file by file.</param>
public sealed record ConsumerParts(string Name, IReadOnlyDictionary<string, string> Code)
{
    public bool IsWeb { get; init; }

    /// <summary>Whether it is published with its runtime and without what it does not use.</summary>
    public bool IsTrimmed { get; init; }

    public IReadOnlyList<string> Ours { get; init; } = ["Auth.Core"];

    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The files of a sample, with one text exchanged for another if that is asked for.</summary>
    public static IReadOnlyDictionary<string, string> Sample(string sample, string from = "", string to = "") =>
        Directory
            .GetFiles(SampleProcess.SourceFolder(sample), "*.cs")
            .ToDictionary(
                file => Path.GetFileName(file),
                file => Exchange(File.ReadAllText(file), from, to),
                StringComparer.Ordinal
            );

    /// <summary>
    /// Writes the project. Packages go beside the feed: a version of ours that was packed before must not be taken from a
    /// cache.
    /// </summary>
    public void Write(DirectoryInfo folder, string version)
    {
        foreach (var (file, text) in Code)
        {
            File.WriteAllText(Path.Combine(folder.FullName, file), text);
        }

        var references = Ours.Select(package => (package, version))
            .Concat(Others.Select(package => (package, VersionOf(package))))
            .Select(item => $"""<PackageReference Include="{item.Item1}" Version="{item.Item2}" />""");
        File.WriteAllText(
            Path.Combine(folder.FullName, $"{Name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk{(IsWeb ? ".Web" : string.Empty)}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <RestorePackagesPath>../packages</RestorePackagesPath>
                <UseCurrentRuntimeIdentifier>{IsTrimmed}</UseCurrentRuntimeIdentifier>
                <SelfContained>{IsTrimmed}</SelfContained>
                <PublishTrimmed>{IsTrimmed}</PublishTrimmed>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references)}
              </ItemGroup>
            </Project>
            """
        );
    }

    private static string Exchange(string text, string from, string to) =>
        from.Length == 0 ? text
        : text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The sample no longer says {from}.");

    private static string VersionOf(string package) =>
        XDocument
            .Load(Path.Combine(SampleProcess.Root(), "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(item => string.Equals((string?)item.Attribute("Include"), package, StringComparison.Ordinal))
            .Attribute("Version")!
            .Value;
}
