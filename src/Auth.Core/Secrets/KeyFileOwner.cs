using System.Formats.Tar;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Auth.Core.Secrets;

/// <summary>
/// Whose a file is, on Unix. The platform tells its mode and not its owner, and the layout of <c>struct stat</c> differs
/// between processors and systems; but its writer of tar archives records the owner, and needs no layout of ours.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class KeyFileOwner
{
    private const uint Root = 0;

    /// <summary>Whether the file belongs to the user that this process acts as.</summary>
    public static bool IsOurs(string path) => OwnerOf(path) == Geteuid();

    /// <summary>Whether the folder belongs to that user, or to root, who may do anything anyway.</summary>
    public static bool IsTrustedWithFolder(string path) =>
        OwnerOf(path) is var owner && (owner == Geteuid() || owner == Root);

    private static uint OwnerOf(string path)
    {
        // The copy of a key in this buffer is as long-lived as the text that is read next.
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(path, entryName: "entry");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return (uint)reader.GetNextEntry()!.Uid;
    }

    // No argument and an integer: nothing here has a layout. The effective user is the one that new files belong to.
    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Geteuid();
}
