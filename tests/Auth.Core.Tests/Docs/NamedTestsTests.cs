using System.Text.RegularExpressions;
using Auth.Core.Tests.House;

namespace Auth.Core.Tests.Docs;

/// <summary>A document that says which test proves a promise names a test that is there.</summary>
public sealed class NamedTestsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly HashSet<string> Classes =
    [
        .. Repository
            .Files("tests", "*.cs")
            .SelectMany(file => Names(Repository.Read(file), @"class (?<name>\w+Tests)\b")),
    ];

    [Fact]
    public void Every_test_that_a_document_names_is_there() =>
        Breaches.None(
            Repository.Files("docs", "*.md").SelectMany(file => Missing(file, Repository.Read(file))),
            "Documents name tests that do not exist."
        );

    [Fact]
    public void Each_of_the_32_attacks_has_an_answer()
    {
        var rows = Rows("docs/threat-model.md", @"^\| (?<name>\d+) \|");

        rows.Select(row => row[0]).Should().Equal(Enumerable.Range(1, 32).Select(number => $"{number}"));
        Breaches.None(
            rows.Where(row => !row[3].Contains("Tests`", StringComparison.Ordinal))
                .Where(row => !row[2].StartsWith("comes with: ", StringComparison.Ordinal))
                .Select(row => row[1]),
            "An attack without a test in docs/threat-model.md."
        );
    }

    [Fact]
    public void Each_of_the_12_promises_has_its_proof()
    {
        var rows = Rows("docs/reliability.md", @"^\| (?<name>\d+) \|");

        rows.Select(row => row[0]).Should().Equal(Enumerable.Range(1, 12).Select(number => $"{number}"));
        Breaches.None(
            rows.Where(row => !row[2].Contains("Tests`", StringComparison.Ordinal))
                .Where(row => !row[4].StartsWith("comes with: ", StringComparison.Ordinal))
                .Select(row => row[1]),
            "A promise without a test in docs/reliability.md."
        );
    }

    [Fact]
    public void A_test_that_is_not_there_is_found() =>
        Missing("proof.md", "see `NobodyWroteTheseTests` and `NamedTestsTests`").Should().ContainSingle();

    private static IEnumerable<string> Missing(string file, string text) =>
        Names(text, @"`(?<name>\w+Tests)`").Where(name => !Classes.Contains(name)).Select(name => $"{file}: {name}");

    private static IEnumerable<string> Names(string text, string pattern) =>
        Regex
            .Matches(text, pattern, RegexOptions.ExplicitCapture, Patience)
            .Select(match => match.Groups["name"].Value);

    private static List<string[]> Rows(string file, string pattern) =>
        [
            .. Repository
                .Read(file)
                .Split('\n')
                .Where(line => Regex.IsMatch(line, pattern, RegexOptions.ExplicitCapture, Patience))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..]),
        ];
}
