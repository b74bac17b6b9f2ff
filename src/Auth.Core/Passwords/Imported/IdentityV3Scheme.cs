using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Auth.Core.Passwords.Imported;

/// <summary>
/// ASP.NET Core Identity, version 3: base64 of a one, then hash, iterations and salt length as big-endian words, the salt
/// and, up to the end, the key.
/// </summary>
/// <remarks>
/// As many bytes are derived as are stored, from 16 on, which is Identity's own bound: 128 bits leave nothing to guess.
/// </remarks>
internal sealed class IdentityV3Scheme(int maxSha512Iterations, int maxSha256Iterations, int maxSha1Iterations)
    : Pbkdf2Scheme
{
    private const int HeaderBytes = 13;
    private const int LeastBytes = 16;

    /// <summary>The key that Identity writes, whatever the hash.</summary>
    private const int UsualKeyBytes = 32;

    public override string Name => "ASP.NET Core Identity V3";

    internal override Pbkdf2Budget Budget =>
        new(
            Pbkdf2Families.WorkOf(Pbkdf2Family.Sha1, maxSha1Iterations, UsualKeyBytes),
            Pbkdf2Families.WorkOf(Pbkdf2Family.Sha256, maxSha256Iterations, UsualKeyBytes),
            Pbkdf2Families.WorkOf(Pbkdf2Family.Sha512, maxSha512Iterations, UsualKeyBytes)
        );

    internal override IEnumerable<string> Faults =>
        [
            .. IterationFaults(nameof(maxSha512Iterations), maxSha512Iterations, least: 0),
            .. IterationFaults(nameof(maxSha256Iterations), maxSha256Iterations, least: 0),
            .. IterationFaults(nameof(maxSha1Iterations), maxSha1Iterations, least: 0),
        ];

    public override bool TryParse(string text, [NotNullWhen(true)] out Pbkdf2Hash? hash)
    {
        hash = null;
        if (!StrictText.TryReadBase64(text, out var bytes) || bytes.Length < HeaderBytes || bytes[0] != 1)
        {
            return false;
        }

        var family = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1));
        var iterations = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5));
        var saltBytes = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(9));

        // In 64 bits, so that a length near 2^32 cannot come round to a small one.
        var keyBytes = bytes.Length - HeaderBytes - (long)saltBytes;
        if (
            family >= Pbkdf2Families.Count
            || iterations is 0 or > int.MaxValue
            || saltBytes < LeastBytes
            || keyBytes < LeastBytes
        )
        {
            return false;
        }

        var keyStart = HeaderBytes + (int)saltBytes;
        hash = new Pbkdf2Hash((Pbkdf2Family)family, (int)iterations, bytes[HeaderBytes..keyStart], bytes[keyStart..]);
        return true;
    }
}
