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
    /// Gives the file its name if nothing has that name yet, in one step; where another process was first, its file stays and
    /// this one goes. The platform's own move looks first and moves then, which two processes at once both survive.
    /// </summary>
    /// <exception cref="IOException">The file cannot be given that name, and nobody else's has it.</exception>
    public static void MoveIfAbsent(FileInfo temporary, FileInfo file)
    {
        if (OperatingSystem.IsWindows())
        {
            MoveOnWindows(temporary, file);
            return;
        }

        var isOurs = Link(temporary.FullName, file.FullName) == 0;
        temporary.Delete();
        if (!isOurs && !KeyFileGuard.IsThere(file))
        {
            throw new IOException("The file could not be linked to its name.");
        }
    }

    // Windows refuses to move onto a name that is there, in the one call that the platform makes of this.
    [SupportedOSPlatform("windows")]
    private static void MoveOnWindows(FileInfo temporary, FileInfo file)
    {
        try
        {
            File.Move(temporary.FullName, file.FullName, overwrite: false);
        }
        catch (IOException) when (KeyFileGuard.IsThere(file))
        {
            temporary.Delete();
        }
    }

    // Of any number of callers exactly one makes a second name of a file where there is none (POSIX.1-2017, link).
    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string existing,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string created
    );

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
