namespace Auth.Core.Tests.House;

/// <summary>A fenced block of code in a document: what stands behind the fence, and the lines without outer blanks.</summary>
internal sealed record CodeBlock(string Place, string Info, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    /// <summary>The blocks of a document.</summary>
    public static IEnumerable<CodeBlock> In(string file, string markdown)
    {
        CodeBlock? open = null;
        var number = 0;
        List<string> lines = [];
        foreach (var line in markdown.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                lines.Add(line);
            }
            else if (open is null)
            {
                lines = [];
                open = new CodeBlock($"{file}:{number}", line[Fence.Length..].Trim(), lines);
            }
            else
            {
                yield return open;
                open = null;
            }
        }

        if (open is not null)
        {
            yield return open with
            {
                Info = "without an end",
            };
        }
    }

    /// <summary>Whether it is C#, whatever else its fence says.</summary>
    public bool IsCSharp => Info.Split(' ', ',')[0].ToUpperInvariant() is "CSHARP" or "CS" or "C#";

    /// <summary>What is wrong with the block, given the texts that are compiled.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<string> compiled) =>
        Info is "without an end" ? [$"{Place} has no end"]
        : !IsCSharp ? []
        : Info is not "csharp" ? [$"{Place} is tagged '{Info}'; compiled code is tagged csharp and nothing else"]
        : compiled.Any(IsIn) ? []
        : [$"{Place} stands in no compiled file"];

    // Line by line, one after the other; how deep they are indented is the document's own choice, and so are empty lines.
    private bool IsIn(string text)
    {
        var wanted = Solid(Lines);
        var present = Solid(text.Split('\n').Select(line => line.Trim()));
        return wanted.Count > 0
            && Enumerable
                .Range(0, Math.Max(0, present.Count - wanted.Count + 1))
                .Any(start => wanted.SequenceEqual(present.Skip(start).Take(wanted.Count), StringComparer.Ordinal));
    }

    private static List<string> Solid(IEnumerable<string> lines) => [.. lines.Where(line => line.Length > 0)];
}
