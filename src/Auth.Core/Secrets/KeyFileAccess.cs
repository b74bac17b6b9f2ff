using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace Auth.Core.Secrets;

/// <summary>
/// Makes folders and files that nobody but this process's user may open, from the moment that they exist: by mode on Unix,
/// by access list on Windows, where the system account is let in as well.
/// </summary>
internal static class KeyFileAccess
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Makes the folder where it is missing; one that is there is left as it is.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FolderMode700);
        }
    }

    /// <summary>Makes a file that was not there, for writing.</summary>
    public static FileStream CreateNew(FileInfo file)
    {
        if (OperatingSystem.IsWindows())
        {
            return file.Create(
                FileMode.CreateNew,
                FileSystemRights.Read | FileSystemRights.Write | FileSystemRights.Delete,
                FileShare.None,
                bufferSize: 4096,
                FileOptions.WriteThrough,
                OursAlone()
            );
        }

        return new FileStream(
            file.FullName,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = FileMode600,
            }
        );
    }

    /// <summary>
    /// Gives a file that is whole its name, if nothing has that name: of callers at once exactly one does. On Unix that is a
    /// second link, because the platform's own move looks first and then renames, and so lets a second caller overwrite.
    /// </summary>
    /// <exception cref="IOException">The name is taken, or the file system refuses.</exception>
    public static void NameIfFree(FileInfo temporary, FileInfo file)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(temporary.FullName, file.FullName, overwrite: false);
        }
        else if (Link(Terminated(temporary.FullName), Terminated(file.FullName)) != 0)
        {
            throw new IOException($"link: error {Marshal.GetLastPInvokeError()}");
        }
    }

    /// <summary>Whether the list names nobody but this user, the system account and administrators.</summary>
    [SupportedOSPlatform("windows")]
    public static bool IsOursAlone(FileInfo file)
    {
        var trusted = Trusted();
        var security = file.GetAccessControl(AccessControlSections.Access | AccessControlSections.Owner);
        return security.GetOwner(typeof(SecurityIdentifier)) is SecurityIdentifier owner
            && trusted.Contains(owner)
            && security
                .GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
                .Cast<FileSystemAccessRule>()
                .Where(rule => rule.AccessControlType == AccessControlType.Allow)
                .All(rule => trusted.Contains((SecurityIdentifier)rule.IdentityReference));
    }

    // Two texts that end with NUL, and an integer: nothing here has a layout.
    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);

    private static byte[] Terminated(string path) => System.Text.Encoding.UTF8.GetBytes(path + '\0');

    [SupportedOSPlatform("windows")]
    private static FileSecurity OursAlone()
    {
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (var who in Trusted().Take(2))
        {
            security.AddAccessRule(
                new FileSystemAccessRule(who, FileSystemRights.FullControl, AccessControlType.Allow)
            );
        }

        return security;
    }

    // Administrators can take any file, and own what a process of theirs creates.
    [SupportedOSPlatform("windows")]
    private static SecurityIdentifier[] Trusted()
    {
        using var identity = WindowsIdentity.GetCurrent();
        return
        [
            identity.User!,
            new SecurityIdentifier(WellKnownSidType.LocalSystemSid, domainSid: null),
            new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, domainSid: null),
        ];
    }
}
