namespace Auth.Core.Passwords.BlockList;

/// <summary>The passwords that come with the package, read once per process: about 157 kB. See NOTICE.md beside this file.</summary>
internal static class CommonPasswords
{
    private const string Resource = "Auth.Core.Passwords.BlockList.common-passwords.bin";

    private static readonly Lazy<BlockListFile> Lazily = new(Read);

    /// <summary>The list.</summary>
    public static BlockListFile Shipped => Lazily.Value;

    private static BlockListFile Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new BlockListFile(file);
    }
}
