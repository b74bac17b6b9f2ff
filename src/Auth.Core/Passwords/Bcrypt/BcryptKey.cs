using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// A key as the key schedule reads it: 18 big-endian words, the key's bytes over and over until 72 are full. Whoever
/// makes one clears it. The default value is the key of the empty password.
/// </summary>
[SecretType]
[InlineArray(Words)]
internal struct BcryptKey
{
    /// <summary>All that bcrypt reads of a key (Provos and Mazieres, USENIX 1999).</summary>
    public const int Bytes = 72;

    private const int Words = Bytes / sizeof(uint);

    private uint _first;

    /// <summary>
    /// The key of a password of at most 72 bytes: its bytes and a closing NUL, where there is room for one. Longer input
    /// is a bug here, never cut.
    /// </summary>
    public static void Create(ReadOnlySpan<byte> password, out BcryptKey key)
    {
        if (password.Length > Bytes)
        {
            throw new ArgumentException("A bcrypt key holds 72 bytes; pre-hash what is longer.", nameof(password));
        }

        key = default;
        var bytes = MemoryMarshal.AsBytes((Span<uint>)key);
        var period = Math.Min(password.Length + 1, Bytes);
        for (var start = 0; start < Bytes; start += period)
        {
            // The NUL needs no writing: the key starts as zeros.
            password[..Math.Min(password.Length, Bytes - start)].CopyTo(bytes[start..]);
        }

        for (var i = 0; i < Words; i++)
        {
            key[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * sizeof(uint))..]);
        }
    }

    /// <summary>The salt in the place of a key, as every second key schedule of bcrypt wants it: no NUL behind it.</summary>
    public static void CreateFromSalt(ref readonly BcryptSalt salt, out BcryptKey key)
    {
        key = default;
        for (var i = 0; i < Words; i++)
        {
            key[i] = BinaryPrimitives.ReadUInt32BigEndian(salt[(i * sizeof(uint) % BcryptSalt.Bytes)..]);
        }
    }

    /// <summary>Overwrites the key.</summary>
    public void Clear() => ConstantTime.Clear(MemoryMarshal.AsBytes((Span<uint>)this));

    /// <inheritdoc/>
    public override readonly string ToString() => nameof(BcryptKey);
}
