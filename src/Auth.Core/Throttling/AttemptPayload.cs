using System.Buffers.Binary;

namespace Auth.Core.Throttling;

/// <summary>
/// An attempt record as bytes: 1 (the format), failures u16, total u16, last i64, the number of leases u8, and for each its
/// id u64 and its end i64. Big-endian; 14 bytes and 16 for each lease. Bytes and not JSON, because a flood fills memory
/// with these.
/// </summary>
internal static class AttemptPayload
{
    private const byte Format = 1;
    private const int HeadBytes = 14;
    private const int LeaseBytes = 16;

    public static byte[] Write(AttemptRecord record)
    {
        var bytes = new byte[HeadBytes + (record.Leases.Count * LeaseBytes)];
        bytes[0] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), (ushort)record.Failures);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(3), (ushort)record.Total);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(5), record.LastAt);
        bytes[13] = (byte)record.Leases.Count;
        for (var i = 0; i < record.Leases.Count; i++)
        {
            var place = bytes.AsSpan(HeadBytes + (i * LeaseBytes));
            BinaryPrimitives.WriteUInt64BigEndian(place, record.Leases[i].Id);
            BinaryPrimitives.WriteInt64BigEndian(place[8..], record.Leases[i].Until);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote; anything else is a fault of the store, never an empty record.</summary>
    /// <exception cref="FormatException">The bytes are not of this format.</exception>
    public static AttemptRecord Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || bytes[0] != Format || bytes.Length != HeadBytes + (bytes[13] * LeaseBytes))
        {
            throw new FormatException("The attempt record has a format that this version does not know.");
        }

        var leases = new AttemptLease[bytes[13]];
        for (var i = 0; i < leases.Length; i++)
        {
            var place = bytes[(HeadBytes + (i * LeaseBytes))..];
            leases[i] = new(
                BinaryPrimitives.ReadUInt64BigEndian(place),
                BinaryPrimitives.ReadInt64BigEndian(place[8..])
            );
        }

        return new(
            BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[5..]),
            leases
        );
    }
}
