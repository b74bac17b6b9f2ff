using System.Runtime.InteropServices;

namespace Auth.Core.Tests.Passwords;

/// <summary>The system's own bcrypt, as an oracle.</summary>
internal static partial class Libcrypt
{
    private const string Library = "libcrypt.so.1";

    // sizeof(struct crypt_data) in libxcrypt.
    private const int DataBytes = 32768;

    public static bool IsPresent { get; } = IsBcryptPresent();

    /// <summary>Hashes bytes without NUL under a setting such as <c>$2b$04$</c> and 22 characters of salt.</summary>
    public static string Hash(ReadOnlySpan<byte> password, string setting)
    {
        byte[] key = [.. password, 0];
        var data = new byte[DataBytes];
        Crypt(key, setting, data);

        // The result is at the start of the data. The returned pointer leads there too, but only until the array moves.
        return Encoding.ASCII.GetString(data, 0, Array.IndexOf(data, (byte)0));
    }

    private static bool IsBcryptPresent()
    {
        if (!NativeLibrary.TryLoad(Library, out _))
        {
            return false;
        }

        const string setting = "$2b$04$abcdefghijklmnopqrstuu";
        return Hash("x"u8, setting).StartsWith(setting, StringComparison.Ordinal);
    }

    [LibraryImport(Library, EntryPoint = "crypt_r", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Crypt(byte[] key, string setting, byte[] data);
}

/// <summary>A fact that is skipped, by name, where the oracle is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibcryptFactAttribute : FactAttribute
{
    private const string Absent = "libcrypt.so.1 with bcrypt is not on this machine";

    public LibcryptFactAttribute() => Skip = Libcrypt.IsPresent ? null : Absent;
}
