using System.Globalization;
using System.Text;

namespace Auth.Core.Tests.Asvs;

/// <summary>Writes <c>docs/asvs.md</c> and the counts that a test run prints, from the rows and from what tests carry.</summary>
internal static class AsvsPage
{
    private static readonly (char Class, string Title)[] Classes =
    [
        (AsvsRequirement.Default, "by default"),
        (AsvsRequirement.Option, "by option"),
        (AsvsRequirement.Absence, "by absence"),
        (AsvsRequirement.Host, "the host's"),
        (AsvsRequirement.NotMet, "not met"),
        (Open, "open"),
    ];

    private const char Open = '-';

    private const string Head = """
        # ASVS 5.0

        How the library stands to the OWASP Application Security Verification Standard 5.0, chapters 6 to 11 and 16. Ids and levels
        are the standard's; its wording is not repeated here. This page is written by `AsvsTests` from
        `tests/Auth.Core.Tests/Asvs/requirements.txt` and from the tests that carry `[Trait("asvs", "6.2.8")]`, and a test run
        fails when it differs. `dotnet test --filter "asvs=6.2.8"` runs the proof of one row.

        | Class | What it says |
        |---|---|
        | by default | holds as shipped, and at least one test that always runs carries the id |
        | by option | the host switches it on, plugs something in or shows a page; proved as the documents wire it |
        | by absence | there is nothing that could break it: a test fails the day a public name or a type of the platform appears |
        | the host's | no library can hold it |
        | not met | neither held nor absent |
        | open | meant to hold and not proved yet |

        A library holds no requirement for a program: it can only stop being the reason why one is missed.
        """;

    /// <summary>The counts, as the test run prints them.</summary>
    public static string Counts(IReadOnlyList<AsvsRequirement> rows)
    {
        var lines = new StringBuilder();
        var parts = Classes.Select(column => $"{rows.Count(row => Of(row) == column.Class)} {column.Title}");
        lines.Append(
            CultureInfo.InvariantCulture,
            $"ASVS 5.0: {rows.Count} requirements, {string.Join(", ", parts)}\n"
        );
        foreach (var level in rows.Select(row => row.Level).Distinct().Order())
        {
            var those = rows.Where(row => row.Level == level).ToList();
            var counts = Classes.Select(column => $"{those.Count(row => Of(row) == column.Class)} {column.Title}");
            lines.Append(CultureInfo.InvariantCulture, $"  L{level}: {those.Count}, {string.Join(", ", counts)}\n");
        }

        return lines.ToString();
    }

    /// <summary>The whole page.</summary>
    public static string Text(IReadOnlyList<AsvsRequirement> all, ILookup<string, string> testClasses)
    {
        var counted = all.Where(row => row.IsCounted).ToList();
        var page = new StringBuilder(Head.ReplaceLineEndings("\n")).Append("\n\n## Counts\n\n");
        Table(page, "Level", counted, row => $"L{row.Level}");
        page.Append('\n');
        Table(page, "Chapter", counted, row => $"V{row.Chapter}");
        foreach (var chapter in counted.GroupBy(row => row.Chapter))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## V{chapter.Key}\n\n");
            Rows(page, chapter, testClasses);
        }

        page.Append("\n## Beside\n\nOf other chapters, and not counted above.\n\n");
        Rows(page, all.Where(row => !row.IsCounted), testClasses);
        return page.ToString();
    }

    private static char Of(AsvsRequirement row) => row.IsOpen ? Open : row.Class;

    private static void Table(
        StringBuilder page,
        string title,
        List<AsvsRequirement> rows,
        Func<AsvsRequirement, string> key
    )
    {
        page.Append(CultureInfo.InvariantCulture, $"| {title} | all | ")
            .AppendJoin(" | ", Classes.Select(column => column.Title))
            .Append(" |\n|---|---|")
            .AppendJoin(string.Empty, Classes.Select(_ => "---|"))
            .Append('\n');
        foreach (var group in rows.GroupBy(key, StringComparer.Ordinal))
        {
            Line(page, group.Key, [.. group]);
        }

        Line(page, "Sum", rows);
    }

    private static void Line(StringBuilder page, string name, List<AsvsRequirement> rows) =>
        page.Append(CultureInfo.InvariantCulture, $"| {name} | {rows.Count} | ")
            .AppendJoin(" | ", Classes.Select(column => rows.Count(row => Of(row) == column.Class)))
            .Append(" |\n");

    private static void Rows(StringBuilder page, IEnumerable<AsvsRequirement> rows, ILookup<string, string> testClasses)
    {
        page.Append("| Id | Level | Holds | Proof or reason |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            var title = Classes.First(column => column.Class == Of(row)).Title;
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Id} | {row.Level} | {title} | {Reason(row, testClasses)} |\n"
            );
        }
    }

    private static string Reason(AsvsRequirement row, ILookup<string, string> testClasses)
    {
        var proofs = string.Join(
            ", ",
            testClasses[row.Id]
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => $"`{name}`")
        );
        return row switch
        {
            { IsOpen: true } => $"comes with: {row.Waits}",
            { Class: AsvsRequirement.Absence } => $"`AbsentFeatureTests`: no {row.Note}",
            { NeedsProof: false } => row.Note,
            { Note.Length: > 0 } => $"{proofs} ({row.Note})",
            _ => proofs,
        };
    }
}
