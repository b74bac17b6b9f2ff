namespace Auth.Core.Tests.House;

/// <summary>The working tree that these tests were built from, found by walking up to the solution.</summary>
internal static class Repository
{
    // Build output and history are nobody's text; everything else in the tree is.
    private static readonly string[] NotOurs =
    [
        ".git",
        ".vs",
        ".idea",
        "artifacts",
        "bin",
        "obj",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
    ];

    /// <summary>The folder of the solution, without a separator at its end.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The absolute path of a file or folder given from the root, with forward slashes.</summary>
    public static string Path(string relative) => System.IO.Path.GetFullPath(relative, Root);

    /// <summary>The text of a file given from the root.</summary>
    public static string Read(string relative) => File.ReadAllText(Path(relative));

    /// <summary>
    /// All files of a folder, or of the whole tree, from the root and with forward slashes, in ordinal order. Files that
    /// are not yet added to version control count too, so that a breach shows before it is committed.
    /// </summary>
    public static IReadOnlyList<string> Files(string folder = ".", string pattern = "*")
    {
        var start = new DirectoryInfo(Path(folder));
        var files = start.Exists ? Walk(start, pattern) : [];
        return [.. files.Select(Relative).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder, string pattern) =>
        folder
            .EnumerateFiles(pattern)
            .Where(file => !NotOurs.Contains(file.Name, StringComparer.Ordinal))
            .Concat(
                folder
                    .EnumerateDirectories()
                    .Where(child => !NotOurs.Contains(child.Name, StringComparer.Ordinal))
                    .SelectMany(child => Walk(child, pattern))
            );

    private static string Relative(FileInfo file) =>
        System.IO.Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Auth.Core.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository: no Auth.Core.sln above them.");
    }
}
