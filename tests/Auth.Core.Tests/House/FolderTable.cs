namespace Auth.Core.Tests.House;

/// <summary>
/// Who may know whom inside src/Auth.Core: a folder knows itself and every folder of an earlier row, and never its
/// neighbours in the row. Sub-folders belong to their folder.
/// </summary>
internal static class FolderTable
{
    /// <summary>The library's front: the facade and its options.</summary>
    public const string Root = "(root)";

    private const string Package = "Auth.Core";

    private static readonly string[][] Rows =
    [
        ["Text", "Secrets"],
        ["Diagnostics"],
        ["Passwords"],
        ["Users"],
        ["State"],
        ["Tokens", "Throttling"],
        ["Sessions"],
        ["Registration", "Login", "Accounts"],
        [Root],
        ["DependencyInjection"],
    ];

    /// <summary>Whether the folder has a place in the table.</summary>
    public static bool Has(string folder) => RowOf(folder) >= 0;

    /// <summary>Whether one folder may use what another one declares.</summary>
    public static bool MayKnow(string folder, string other) =>
        string.Equals(folder, other, StringComparison.Ordinal) || RowOf(other) < RowOf(folder);

    /// <summary>The folder of a path below the library's folder.</summary>
    public static string OfPath(string path) =>
        path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : Root;

    /// <summary>The folder whose namespace this is.</summary>
    public static string OfNamespace(string name) =>
        name switch
        {
            Package => Root,
            LayoutRules.ContainerNamespace => "DependencyInjection",
            _ => name[(Package.Length + 1)..].Split('.')[0],
        };

    private static int RowOf(string folder) =>
        Array.FindIndex(Rows, row => row.Contains(folder, StringComparer.Ordinal));
}
