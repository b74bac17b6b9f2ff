using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Auth.Core.Passwords.BlockList;

/// <summary>
/// Folded passwords as sorted hashes of one length: 48 bytes of header, then the first 8 bytes of SHA-256 of each entry,
/// ascending. Immutable; safe to read from many threads, without allocation.
/// </summary>
/// <remarks>
/// Header, big-endian: "acbl" and the version 1 in four bytes each, the number of entries, the length of the longest
/// one, and SHA-256 of the plain list that the file was made of (32 bytes). Entries are ASCII in upper case, so that a
/// lookup gives the same answer in every process, under invariant globalization too.
/// </remarks>
internal sealed class BlockListFile
{
    /// <summary>The bytes before the first hash.</summary>
    public const int HeaderBytes = 48;

    /// <summary>
    /// The bytes kept of each hash. With 8, a password that is not on the list is taken for one that is with a chance of
    /// entries / 2^64: 1.1e-15 for 19,656 entries.
    /// </summary>
    public const int HashBytes = 8;

    /// <summary>The longest entry that a file may hold, in characters.</summary>
    public const int LongestEntry = 64;

    private readonly byte[] _file;
    private readonly int _longest;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not such a file, or it is cut short.</exception>
    public BlockListFile(byte[] file)
    {
        if (
            file.Length < HeaderBytes
            || !file.AsSpan(0, 4).SequenceEqual("acbl"u8)
            || BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4)) != 1
            || BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(8)) * HashBytes != file.Length - HeaderBytes
        )
        {
            throw new InvalidDataException("The block list is damaged: make it again with eng/blocklist.");
        }

        _file = file;
        Count = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(8));
        _longest = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(12));
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>SHA-256 of the plain list: 64 lower-case hexadecimal digits.</summary>
    public string InputSha256 => Convert.ToHexStringLower(_file.AsSpan(16, 32));

    /// <summary>Whether the whole of a folded text is an entry.</summary>
    public bool Contains(ReadOnlySpan<char> folded)
    {
        if (folded.Length > _longest || !TryHash(folded, out var hash))
        {
            return false;
        }

        var hashes = _file.AsSpan(HeaderBytes);
        int low = 0,
            high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var entry = BinaryPrimitives.ReadUInt64BigEndian(hashes[(middle * HashBytes)..]);
            if (entry == hash)
            {
                return true;
            }

            (low, high) = entry < hash ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    /// <summary>The hash that stands for a folded text; false when it is not 1 to 64 characters of ASCII.</summary>
    public static bool TryHash(ReadOnlySpan<char> folded, out ulong hash)
    {
        hash = 0;
        Span<byte> bytes = stackalloc byte[LongestEntry];
        if (
            folded.IsEmpty
            || folded.Length > LongestEntry
            || Ascii.FromUtf16(folded, bytes, out var written) != System.Buffers.OperationStatus.Done
        )
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..written], digest);
        hash = BinaryPrimitives.ReadUInt64BigEndian(digest);
        Secrets.ConstantTime.Clear(bytes);
        return true;
    }
}
