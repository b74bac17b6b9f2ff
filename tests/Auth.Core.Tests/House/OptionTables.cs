namespace Auth.Core.Tests.House;

/// <summary>
/// The tables of options in docs. Such a table has <c>Option</c> in the first cell of its header; each row begins with
/// the option's path and its default, both in backticks.
/// </summary>
internal static class OptionTables
{
    /// <summary>The rows of all tables in a text.</summary>
    public static IEnumerable<OptionRow> In(string file, string markdown)
    {
        var inTable = false;
        foreach (var line in markdown.Split('\n').Select(line => line.Trim()))
        {
            string[] cells = line.StartsWith('|') ? [.. line.Split('|').Skip(1).Select(cell => cell.Trim())] : [];
            if (cells is not [var first, var second, ..])
            {
                inTable = false;
            }
            else if (first is "Option")
            {
                inTable = true;
            }
            else if (inTable && first.Trim('-', ':').Length > 0)
            {
                yield return new OptionRow(file, first, second);
            }
        }
    }

    /// <summary>Rows that name no option, tell another default, or are not written as agreed.</summary>
    public static IEnumerable<string> WrongRows(
        IReadOnlyCollection<OptionRow> rows,
        IReadOnlyDictionary<string, string> options
    ) =>
        from row in rows
        let fault = !options.TryGetValue(row.Path, out var real) ? "names no option"
        : !row.IsWellWritten ? "must have path and default in backticks"
        : row.Default.Equals(real, StringComparison.Ordinal) ? null
        : $"says `{row.Default}`; the default is `{real}`"
        where fault is not null
        select $"{row.File}: | {row.First} | {fault}";

    /// <summary>Options that no row tells of.</summary>
    public static IEnumerable<string> Missing(
        IReadOnlyCollection<OptionRow> rows,
        IReadOnlyDictionary<string, string> options
    ) => options.Keys.Except(rows.Select(row => row.Path), StringComparer.Ordinal);
}

/// <summary>The first two cells of a row.</summary>
internal sealed record OptionRow(string File, string First, string Second)
{
    public string Path => First.Trim('`');

    public string Default => Second.Trim('`');

    public bool IsWellWritten => IsCode(First) && IsCode(Second);

    private static bool IsCode(string cell) => cell.Length > 2 && cell.StartsWith('`') && cell.EndsWith('`');
}
