using Microsoft.Win32.SafeHandles;

namespace Auth.Core.Secrets;

/// <summary>Refuses a key file that others could have read, written or put there.</summary>
internal static class KeyFileGuard
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Whether anything has that name, a link that leads nowhere included.</summary>
    public static bool IsThere(FileInfo file)
    {
        file.Refresh();
        return file.Exists || file.LinkTarget is not null;
    }

    /// <summary>What a web server may serve is no place for a key.</summary>
    public static void RefuseInside(string? webRoot, FileInfo file)
    {
        if (string.IsNullOrEmpty(webRoot))
        {
            return;
        }

        var root = Path.TrimEndingDirectorySeparator(RealPath(webRoot)) + Path.DirectorySeparatorChar;
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (RealPath(file.FullName).StartsWith(root, comparison))
        {
            throw Refuse(file, "lies inside the web root", "Name a place outside of what is served");
        }
    }

    /// <summary>Whoever may write the folder may exchange the file.</summary>
    public static void RefuseUnsafeFolder(FileInfo file)
    {
        var folder = new DirectoryInfo(file.DirectoryName!);
        if (folder.LinkTarget is not null)
        {
            throw Refuse(file, "lies in a folder that is a link", "Name the folder itself");
        }

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if ((folder.UnixFileMode & OthersWrite) != UnixFileMode.None)
        {
            throw Refuse(file, "lies in a folder that others may write", $"Run: chmod 700 {folder.FullName}");
        }

        if (!KeyFileOwner.IsTrustedWithFolder(folder.FullName))
        {
            throw Refuse(file, "lies in a folder of another user", "Name a folder of this process's user");
        }
    }

    /// <summary>The file itself: no link, ours, closed to all others.</summary>
    public static void RefuseUnsafe(FileInfo file)
    {
        file.Refresh();
        if (file.LinkTarget is not null)
        {
            throw Refuse(file, "is a link", "Name the file that it leads to");
        }

        if (OperatingSystem.IsWindows())
        {
            if (!KeyFileAccess.IsOursAlone(file))
            {
                throw Refuse(
                    file,
                    "is open to others or belongs to another user",
                    "Grant it to this process's user and to SYSTEM alone"
                );
            }
        }
        else if (!KeyFileOwner.IsOurs(file.FullName))
        {
            throw Refuse(file, "belongs to another user", "Run: chown it to this process's user");
        }
    }

    /// <summary>Asked of the opened file, so that nobody exchanges it in between.</summary>
    public static void RefuseOpenToOthers(FileInfo file, SafeFileHandle handle)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(handle) & ~Owners) != UnixFileMode.None)
        {
            throw Refuse(
                file,
                "is open to others",
                $"If nobody has read it, run: chmod 600 {file.FullName}; otherwise remove it, which signs everybody out"
            );
        }
    }

    public static InvalidOperationException Refuse(FileInfo file, string fault, string fix) =>
        new($"The master key file {file.FullName} {fault}. {fix}.");

    // Every link on the way is followed, so that a second name of the web root does not deceive.
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (
            var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var next = Path.Combine(real, part);
            var target = Directory.Exists(next) ? Directory.ResolveLinkTarget(next, returnFinalTarget: true) : null;
            real = target is null ? next : Path.GetFullPath(target.FullName);
        }

        return real;
    }
}
