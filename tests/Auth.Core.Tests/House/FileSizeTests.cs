namespace Auth.Core.Tests.House;

public sealed class FileSizeTests
{
    private const int Readable = 200;
    private const int Most = 300;

    // Files over 200 lines that hold one idea all the same, each with the idea.
    private static readonly Dictionary<string, string> OneLongIdea = new(StringComparer.Ordinal)
    {
        ["src/Auth.Core/AuthenticationService.cs"] =
            "the facade: one method and its documentation for each verb of a user",
    };

    // Files over 300 lines that are read row by row and not from top to bottom.
    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal) { };

    [Fact]
    public void A_source_file_holds_one_idea() =>
        Breaches.None(
            Repository.Files("src", "*.cs").SelectMany(path => Over(Readable, path, Lines(path), OneLongIdea)),
            $"A file of over {Readable} lines: which second idea moved in? Split it, or name the one idea in FileSizeTests."
        );

    [Fact]
    public void No_file_is_over_300_lines_but_a_table() =>
        Breaches.None(
            Repository.Files(".", "*.cs").SelectMany(path => Over(Most, path, Lines(path), Tables)),
            $"A file of over {Most} lines. Split it; only a table of data may be listed in FileSizeTests."
        );

    [Fact]
    public void Nothing_is_excused_that_needs_no_excuse() =>
        Breaches.None(
            OneLongIdea
                .Keys.Where(path => Lines(path) <= Readable)
                .Concat(Tables.Keys.Where(path => Lines(path) <= Most)),
            "Files that FileSizeTests excuses are short or gone. Take them off the list."
        );

    [Fact]
    public void A_long_file_is_found()
    {
        Over(Readable, "src/Proof.cs", Readable + 1, OneLongIdea).Should().ContainSingle();
        Over(Readable, "src/Proof.cs", Readable, OneLongIdea).Should().BeEmpty();
    }

    private static int Lines(string path) =>
        File.Exists(Repository.Path(path)) ? File.ReadLines(Repository.Path(path)).Count() : 0;

    private static IEnumerable<string> Over(int limit, string path, int lines, Dictionary<string, string> excused) =>
        lines > limit && !excused.ContainsKey(path) ? [$"{path} has {lines} lines"] : [];
}
