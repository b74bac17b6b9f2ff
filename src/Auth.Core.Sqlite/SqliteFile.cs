namespace Auth.Core.Sqlite;

/// <summary>
/// Makes the file before SQLite does, which would make it readable for everybody: 0600 in a folder of 0700. SQLite gives
/// the log beside it the same mode. What is there is left as it is.
/// </summary>
internal static class SqliteFile
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The full path of a database's file.</summary>
    /// <exception cref="ArgumentException">The text names no file.</exception>
    public static string Require(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (
            path.StartsWith(':')
            || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || path.Contains('=', StringComparison.Ordinal)
        )
        {
            throw new ArgumentException(
                "UseSqlite takes the path of a file, no URI and no connection string. For a database in memory call "
                    + "AddInMemoryStores().",
                nameof(path)
            );
        }

        return Path.GetFullPath(path);
    }

    public static void Make(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
        };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, File600 | UnixFileMode.UserExecute);
            options.UnixCreateMode = File600;
        }

        using var made = new FileStream(path, options);
    }
}
