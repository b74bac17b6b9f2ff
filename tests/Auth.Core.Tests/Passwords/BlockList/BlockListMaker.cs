using System.Buffers.Binary;
using System.Security.Cryptography;
using Auth.Core.Passwords.BlockList;

namespace Auth.Core.Tests.Passwords.BlockList;

/// <summary>
/// Makes the block list's file of a plain list: one password a line, ASCII, at most 64 characters, no two alike but for
/// case. One input gives one output, byte for byte, on every machine.
/// </summary>
internal static class BlockListMaker
{
    public static byte[] Make(byte[] plainList)
    {
        var entries = Entries(plainList);
        var hashes = entries.Select(HashOf).Order().ToArray();
        if (hashes.Distinct().Count() != hashes.Length)
        {
            throw new InvalidDataException("Two entries are alike but for case, or share their hash.");
        }

        var file = new byte[BlockListFile.HeaderBytes + (hashes.Length * BlockListFile.HashBytes)];
        "acbl"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4), 1);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(8), hashes.Length);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(12), entries.Max(entry => entry.Length));
        SHA256.HashData(plainList, file.AsSpan(16));
        for (var i = 0; i < hashes.Length; i++)
        {
            var offset = BlockListFile.HeaderBytes + (i * BlockListFile.HashBytes);
            BinaryPrimitives.WriteUInt64BigEndian(file.AsSpan(offset), hashes[i]);
        }

        return file;
    }

    public static string[] Entries(byte[] plainList) =>
        Encoding.UTF8.GetString(plainList).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static ulong HashOf(string entry) =>
        BlockListFile.TryHash(entry.ToUpperInvariant(), out var hash)
            ? hash
            : throw new InvalidDataException(
                "An entry is not 1 to 64 characters of ASCII, so it could not be looked up."
            );
}
