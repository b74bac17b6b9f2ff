using Auth.Core.Tests.House;

namespace Auth.Core.Tests.Docs;

/// <summary>The first page is short and begins with code; the index leads to a page for whatever there is.</summary>
public sealed class IndexPageTests
{
    private const string Index = "docs/README.md";
    private const string FirstPage = "README.md";
    private const string Decisions = "docs/decisions";

    [Fact]
    public void The_first_page_has_code_by_line_15_and_ends_by_line_150()
    {
        var lines = Repository.Read(FirstPage).TrimEnd().Split('\n');

        lines.Should().HaveCountLessThanOrEqualTo(150);
        Array.IndexOf(lines, "```csharp").Should().BeInRange(0, 14);
    }

    [Fact]
    public void The_first_page_states_each_of_the_twelve_promises() =>
        Repository
            .Read(FirstPage)
            .Split('\n')
            .Count(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
            .Should()
            .Be(12);

    [Fact]
    public void Every_folder_of_the_library_and_every_package_has_a_page() =>
        Breaches.None(
            Subjects().Where(name => !HasRow(name)),
            $"{Index} has no row with a link. A folder needs a page: purpose, example, options, outcomes, limits."
        );

    [Fact]
    public void Every_page_stands_in_the_index() =>
        Breaches.None(
            Repository
                .Files("docs", "*.md")
                .Where(file => file is not Index && !file.StartsWith($"{Decisions}/", StringComparison.Ordinal))
                .Select(file => file["docs/".Length..])
                .Where(page => !Repository.Read(Index).Contains($"]({page})", StringComparison.Ordinal)),
            $"{Index} does not lead to these pages."
        );

    [Fact]
    public void Decisions_are_numbered_without_a_gap_and_listed()
    {
        var files = Repository
            .Files(Decisions, "*.md")
            .Select(file => Path.GetFileName(file))
            .Where(file => file is not "README.md")
            .ToList();

        files.Select(file => file[..4]).Should().Equal(Enumerable.Range(1, files.Count).Select(n => $"{n:0000}"));
        var list = Repository.Read($"{Decisions}/README.md");
        Breaches.None(
            files.Where(file => !list.Contains($"| {file[..4]} | [{Title(file)}]({file}) |", StringComparison.Ordinal)),
            $"{Decisions}/README.md does not list these with number and title."
        );
    }

    private static string Title(string file)
    {
        var head = Repository.Read($"{Decisions}/{file}").Split('\n')[0];
        return head[(head.IndexOf(". ", StringComparison.Ordinal) + 2)..];
    }

    private static IEnumerable<string> Subjects() =>
        Directory
            .GetDirectories(Repository.Path("src/Auth.Core"))
            .Concat(Directory.GetDirectories(Repository.Path("src")))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name is not ("bin" or "obj"));

    private static bool HasRow(string name) =>
        Repository.Read(Index).Split('\n').Any(line => line.StartsWith($"| `{name}` | [", StringComparison.Ordinal));
}
