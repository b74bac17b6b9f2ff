using System.Text.RegularExpressions;

namespace Auth.Core.Tests.House;

/// <summary>Links from one file of the repository to another.</summary>
internal static partial class DocumentLinks
{
    /// <summary>Relative links of a document whose target does not exist.</summary>
    /// <param name="file">Where the document lies, from the root.</param>
    /// <param name="markdown">Its text.</param>
    /// <param name="exists">Tells whether a path from the root exists.</param>
    public static IEnumerable<string> Broken(string file, string markdown, Func<string, bool> exists) =>
        from target in Targets(Code().Replace(markdown, string.Empty))
        let path = target.Split('#')[0]
        where path.Length > 0 && !Uri.TryCreate(path, UriKind.Absolute, out _) && !exists(From(file, path))
        select $"{file}: {target}";

    private static IEnumerable<string> Targets(string markdown) =>
        Inline().Matches(markdown).Concat(Reference().Matches(markdown)).Select(match => match.Groups["target"].Value);

    private static string From(string file, string target)
    {
        var folder = Path.GetDirectoryName(file) ?? string.Empty;
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, target), Repository.Root))
            .Replace('\\', '/');
    }

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
