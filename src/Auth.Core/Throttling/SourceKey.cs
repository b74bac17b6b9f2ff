using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Auth.Core.Throttling;

/// <summary>
/// What counts as one source: an IPv4 address, or the first 64 bits of an IPv6 one, since one customer has at least that
/// many (RFC 6177). IPv4-mapped addresses are IPv4. Not printed by accident: an address is personal data.
/// </summary>
internal readonly record struct SourceKey(ulong Bits, bool IsV4)
{
    /// <summary>The source of an address.</summary>
    public static SourceKey Of(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        plain.TryWriteBytes(bytes, out _);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? new(BinaryPrimitives.ReadUInt32BigEndian(bytes), IsV4: true)
            : new(BinaryPrimitives.ReadUInt64BigEndian(bytes), IsV4: false);
    }

    /// <summary>
    /// Whether it never comes from the internet: loopback, private and link-local (RFC 1122 3.2.1.3, RFC 1918, RFC 3927,
    /// RFC 4291 2.5.3 and 2.5.6, RFC 4193).
    /// </summary>
    public bool IsPrivate =>
        IsV4
            ? Bits >> 24 is 10 or 127 || Bits >> 20 == 0xAC1 || Bits >> 16 is 0xC0A8 or 0xA9FE
            : Bits == 0 || Bits >> 57 == 0xFC >> 1 || Bits >> 54 == 0xFE80 >> 6;

    /// <summary>A text for comparison alone.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{(IsV4 ? 4 : 6)}-{Bits:x}");

    public override string ToString() => "SourceKey (masked)";
}
