using System.Security.Cryptography;
using Auth.Core.Tokens;

namespace Auth.Core.Sample.Web;

/// <summary>
/// Where the signing key comes from: the environment variable named in the configuration, or, in the demo profile, a
/// file that only its owner can read, made at the first start, so that tokens outlive a restart.
/// </summary>
internal static class SampleKey
{
    public static SigningKey Load(IConfiguration configuration, DemoProfile? demo)
    {
        var variable = configuration["AuthCore:SigningKeyVariable"] ?? "AUTH_SIGNING_KEY";
        return demo is null || Environment.GetEnvironmentVariable(variable) is not null
            ? SigningKey.FromEnvironment(variable)
            : SigningKey.FromBase64(ReadOrCreate(PathOf(demo.KeyFile)));
    }

    private static string PathOf(string file) =>
        Path.IsPathRooted(file)
            ? file
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "auth-core-sample",
                file
            );

    private static string ReadOrCreate(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            Create(file);
        }

        RefuseIfOpenToOthers(file);

        // Checked and read through one handle, so that nobody swaps the file in between.
        using var handle = File.OpenHandle(path);
        RefuseIf(!OperatingSystem.IsWindows() && IsOpenToOthers(File.GetUnixFileMode(handle)), file);
        var text = new byte[RandomAccess.GetLength(handle) is <= 256 and var length ? length : 0];
        _ = RandomAccess.Read(handle, text, fileOffset: 0);
        return System.Text.Encoding.ASCII.GetString(text).Trim();
    }

    private static void Create(FileInfo file)
    {
        MakeFolder(file.DirectoryName!);
        var temporary = $"{file.FullName}.{RandomNumberGenerator.GetHexString(16)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(
                System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))
            );
            stream.Flush(flushToDisk: true);
        }

        try
        {
            // Of two processes that start at once one wins; the other reads the winner's key.
            File.Move(temporary, file.FullName, overwrite: false);
        }
        catch (IOException) when (File.Exists(file.FullName))
        {
            File.Delete(temporary);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    private static void RefuseIfOpenToOthers(FileInfo file)
    {
        file.Refresh();
        const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        RefuseIf(file.LinkTarget is not null || file.Directory!.LinkTarget is not null, file);
        RefuseIf(
            !OperatingSystem.IsWindows()
                && (
                    IsOpenToOthers(file.UnixFileMode)
                    || (file.Directory!.UnixFileMode & WritableByOthers) != UnixFileMode.None
                ),
            file
        );
    }

    private static bool IsOpenToOthers(UnixFileMode mode) =>
        (mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None;

    private static void RefuseIf(bool isUnsafe, FileInfo file)
    {
        if (isUnsafe)
        {
            throw new InvalidOperationException(
                $"The key file {file.FullName} or its folder is a link or open to others. Remove it, and the next start makes a "
                    + "new one."
            );
        }
    }
}
