using System.Xml.Linq;

namespace Auth.Core.Tests.House;

public sealed class RepositoryTests
{
    // What a visitor looks for, what the build stands on, and what runs before a change lands.
    private static readonly string[] Required =
    [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "LICENSE",
        ".ci/run",
        ".editorconfig",
        "global.json",
        "nuget.config",
        "Directory.Build.props",
        "Directory.Packages.props",
    ];

    [Fact]
    public void No_file_names_a_package_source_or_a_folder_of_one_machine() =>
        Breaches.None(
            Repository
                .Files()
                .Where(RepositoryRules.IsText)
                .SelectMany(file => RepositoryRules.MachineNames(file, Repository.Read(file))),
            "A file names the machine that it was written on. Say it without the name."
        );

    [Fact]
    public void No_work_is_left_for_later_in_the_code() =>
        Breaches.None(
            Repository
                .Files(".", "*.cs")
                .SelectMany(file => RepositoryRules.UnfinishedWork(file, Repository.Read(file))),
            "Finish it, or open an issue."
        );

    [Fact]
    public void Package_versions_are_plain() =>
        Breaches.None(
            Versions(XDocument.Parse(Repository.Read("Directory.Packages.props")))
                .Where(version => !RepositoryRules.IsPlainVersion(version))
                .Select(version => version ?? "no version"),
            "Brackets and wildcards in Directory.Packages.props block consumers. Write one version."
        );

    [Fact]
    public void Every_project_is_locked() =>
        Breaches.None(
            Repository.Files(".", "*.csproj").Where(project => !HasLock(project)),
            "A project without packages.lock.json beside it. Restore once and add the file."
        );

    [Fact]
    public void What_a_visitor_looks_for_is_there() =>
        Breaches.None(
            Required.Where(file => !File.Exists(Repository.Path(file))),
            "The repository lacks a file that every visitor or every build looks for."
        );

    [Fact]
    public void A_name_of_one_machine_is_found()
    {
        string[] texts =
        [
            "see https" + "://api.nu" + "get.org/v3/index.json",
            "http:" + "//mirror.example/deb" + "ian",
            "cd /ro" + "ot/project",
            "path=\"/wo" + "rk/main\"",
        ];

        texts.Should().OnlyContain(text => RepositoryRules.MachineNames("proof", text).Any());
    }

    [Theory]
    [InlineData("https://login.example")]
    [InlineData("the work/root of the framework/")]
    [InlineData("Directory.Build.props, nuget.config and Debian")]
    public void A_name_of_no_machine_is_none(string text) =>
        RepositoryRules.MachineNames("proof", text).Should().BeEmpty();

    [Fact]
    public void Work_left_for_later_is_found()
    {
        string[] texts = ["// TO" + "DO: later", "/* HA" + "CK */", "throw new NotImpl" + "ementedException();"];

        texts.Should().OnlyContain(text => RepositoryRules.UnfinishedWork("proof", text).Any());
    }

    [Theory]
    [InlineData("[1.2.3]")]
    [InlineData("1.2.*")]
    [InlineData("$(Version)")]
    [InlineData(null)]
    public void A_version_that_is_not_plain_is_found(string? version) =>
        RepositoryRules.IsPlainVersion(version).Should().BeFalse();

    private static bool HasLock(string project) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(Repository.Path(project))!, "packages.lock.json"));

    private static IEnumerable<string?> Versions(XDocument packages) =>
        packages.Descendants("PackageVersion").Select(item => (string?)item.Attribute("Version"));
}
