namespace Auth.Core.Secrets;

/// <summary>
/// A master key in a file of this process's user alone. The first process makes it: under a temporary name, flushed to
/// the disk, then named without overwriting, so that a reader finds a whole key or none and the loser of a race reads the winner's.
/// </summary>
internal static class MasterKeyFile
{
    // Base64 of 1,024 bytes and a line end.
    private const int MostBytes = 1400;

    /// <summary>Reads the key, after making it where there is none.</summary>
    /// <exception cref="InvalidOperationException">The file, or its place, is not safe; the message names the fix.</exception>
    public static string ReadOrCreate(string path, string? webRoot)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        KeyFileGuard.RefuseInside(webRoot, file);
        try
        {
            KeyFileAccess.MakeFolder(file.DirectoryName!);
            KeyFileGuard.RefuseUnsafeFolder(file);
            if (!KeyFileGuard.IsThere(file))
            {
                Create(file);
            }

            KeyFileGuard.RefuseUnsafe(file);
            return Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw KeyFileGuard.Refuse(
                file,
                $"cannot be read or made ({exception.GetType().Name})",
                "Give this process's user a folder that it may write, or configure AuthCoreOptions.MasterKeys"
            );
        }
    }

    private static void Create(FileInfo file)
    {
        Span<byte> name = stackalloc byte[8];
        Span<byte> key = stackalloc byte[MasterKey.MinimumBytes];
        SecureRandom.System.Fill(name);
        SecureRandom.System.Fill(key);
        var temporary = new FileInfo($"{file.FullName}.{Convert.ToHexStringLower(name)}");
        using (var stream = KeyFileAccess.CreateNew(temporary))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        ConstantTime.Clear(key);
        try
        {
            KeyFileAccess.NameIfFree(temporary, file);
        }
        catch (IOException) when (KeyFileGuard.IsThere(file))
        {
            // Another process was first; its key is the key.
        }
        finally
        {
            File.Delete(temporary.FullName);
        }
    }

    private static string Read(FileInfo file)
    {
        using var handle = File.OpenHandle(file.FullName);
        KeyFileGuard.RefuseOpenToOthers(file, handle);
        var text = new byte[Math.Min(RandomAccess.GetLength(handle), MostBytes)];
        var read = RandomAccess.Read(handle, text, fileOffset: 0);
        return System.Text.Encoding.ASCII.GetString(text, 0, read);
    }
}
