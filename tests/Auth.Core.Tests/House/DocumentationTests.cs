using System.Xml.Linq;

namespace Auth.Core.Tests.House;

/// <summary>
/// The compiler refuses a public member without documentation (CS1591, and warnings are errors), as long as nobody
/// switches that off.
/// </summary>
public sealed class DocumentationTests
{
    private const string MissingComment = "CS1591";

    [Fact]
    public void The_compiler_asks_for_documentation_of_every_public_member()
    {
        Setting("src/Directory.Build.props", "GenerateDocumentationFile").Should().Be("true");
        Setting("Directory.Build.props", "TreatWarningsAsErrors").Should().Be("true");
    }

    [Fact]
    public void Nobody_switches_that_off() =>
        Breaches.None(
            Repository
                .Files("src")
                .Append(".editorconfig")
                .Append("Directory.Build.props")
                .Where(file => !file.EndsWith("packages.lock.json", StringComparison.Ordinal))
                .Where(RepositoryRules.IsText)
                .Where(file => SwitchesOff(Repository.Read(file))),
            $"A file mentions {MissingComment}. Document the member instead."
        );

    [Theory]
    [InlineData("<NoWarn>$(NoWarn);CS1591</NoWarn>")]
    [InlineData("<NoWarn>$(NoWarn);1591</NoWarn>")]
    [InlineData("#pragma warning disable CS1591")]
    public void A_switch_is_found(string text) => SwitchesOff(text).Should().BeTrue();

    private static bool SwitchesOff(string text) => text.Contains(MissingComment[2..], StringComparison.Ordinal);

    private static string? Setting(string file, string name) =>
        XDocument.Parse(Repository.Read(file)).Descendants(name).Select(item => item.Value).FirstOrDefault();
}
