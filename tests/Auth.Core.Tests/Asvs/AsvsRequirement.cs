using System.Globalization;
using Auth.Core.Tests.House;

namespace Auth.Core.Tests.Asvs;

/// <summary>One row of <c>requirements.txt</c>: an id, its level, how it is meant to hold, and a note of ours.</summary>
internal sealed record AsvsRequirement(string Id, int Level, char Class, string Note)
{
    /// <summary>Where the rows are, from the root.</summary>
    public const string File = "tests/Auth.Core.Tests/Asvs/requirements.txt";

    public const char Default = 'D';
    public const char Option = 'O';
    public const char Absence = 'A';
    public const char Host = 'H';
    public const char NotMet = 'N';

    private const string Open = "open:";

    // Whole chapters, so that nobody can leave out the rows that do not suit.
    private static readonly Dictionary<int, int> Whole = new()
    {
        [6] = 47,
        [7] = 19,
        [8] = 13,
        [9] = 7,
        [10] = 36,
        [11] = 24,
        [16] = 17,
    };

    /// <summary>All rows, in the order of the file.</summary>
    public static IReadOnlyList<AsvsRequirement> All { get; } = [.. Parse(Repository.Read(File))];

    /// <summary>The rows of whole chapters.</summary>
    public static IReadOnlyList<AsvsRequirement> Counted { get; } = [.. All.Where(row => row.IsCounted)];

    /// <summary>The chapters that are taken whole, with the number of their requirements.</summary>
    public static IReadOnlyDictionary<int, int> Chapters => Whole;

    public int Chapter => int.Parse(Id.Split('.')[0], CultureInfo.InvariantCulture);

    /// <summary>Whether it belongs to a chapter that is taken whole.</summary>
    public bool IsCounted => Whole.ContainsKey(Chapter);

    /// <summary>Whether it is said to be unproved.</summary>
    public bool IsOpen => Note.StartsWith(Open, StringComparison.Ordinal);

    /// <summary>What an open row waits for.</summary>
    public string Waits => Note[Open.Length..].Trim();

    /// <summary>Whether a test has to carry the id.</summary>
    public bool NeedsProof => Class is Default or Option && !IsOpen;

    public static IEnumerable<AsvsRequirement> Parse(string text) =>
        text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new AsvsRequirement(
                cells[0],
                int.Parse(cells[1], CultureInfo.InvariantCulture),
                cells[2].Single(),
                cells[3]
            ));
}
