using System.Buffers.Text;
using System.Security.Cryptography;

namespace Auth.Core.Secrets;

/// <summary>
/// The one source of randomness in the library. Registered as a singleton so that tests and simulations can replace it;
/// the default asks the operating system's generator. Safe to call from many threads.
/// </summary>
internal class SecureRandom
{
    /// <summary>The operating system's generator.</summary>
    public static SecureRandom System { get; } = new();

    /// <summary>Fills the whole span with random bytes.</summary>
    public virtual void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);

    /// <summary>
    /// Text of 128 random bits: 22 characters of unpadded base64url. ASVS 5.0 11.5.1 asks for at least 128 bits and
    /// does not count UUIDs.
    /// </summary>
    public string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>A version for a stored record: 63 random bits, never zero, so that it does not repeat for a key.</summary>
    public long NewRecordVersion()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        long version;
        do
        {
            Fill(bytes);
            version = BitConverter.ToInt64(bytes) & long.MaxValue;
        } while (version == 0);

        return version;
    }
}
