using System.Runtime.InteropServices;

namespace Auth.Core.Benchmarks.Native;

/// <summary>The system's own bcrypt, <c>crypt_r</c> of libcrypt, as the measure of speed. Linux only.</summary>
internal static partial class LibCrypt
{
    // sizeof(struct crypt_data) in libxcrypt 4.4 and glibc's older one fits too.
    private const int DataBytes = 32768;

    private static readonly byte[] Data = GC.AllocateArray<byte>(DataBytes, pinned: true);

    public static bool IsPresent { get; } = NativeLibrary.TryLoad("libcrypt.so.1", out _);

    /// <summary>Hashes ASCII text with a setting such as <c>$2b$10$…</c>; one thread at a time.</summary>
    public static unsafe string Hash(string password, string setting)
    {
        fixed (byte* data = Data)
        {
            var result = CryptR(password, setting, data);
            return Marshal.PtrToStringAnsi((nint)result)
                ?? throw new InvalidOperationException("crypt_r gave nothing.");
        }
    }

    [LibraryImport("libcrypt.so.1", EntryPoint = "crypt_r", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* CryptR(string key, string setting, byte* data);
}
