using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Auth.Core.Secrets;

/// <summary>
/// HMAC-SHA-256 under one key. Keeps keyed hash objects for reuse, one for each call at a time, because setting a key up
/// costs as much as hashing a short text. Safe to call from many threads.
/// </summary>
[SecretType]
internal sealed class KeyedMac(byte[] key)
{
    /// <summary>The length of a tag: 32 bytes.</summary>
    public const int TagBytes = HMACSHA256.HashSizeInBytes;

    private readonly ConcurrentBag<IncrementalHash> _idle = [];

    /// <summary>Writes the tag of the data.</summary>
    public void Compute(ReadOnlySpan<byte> data, Span<byte> tag)
    {
        if (!_idle.TryTake(out var hash))
        {
            hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        }

        hash.AppendData(data);
        hash.GetHashAndReset(tag);
        _idle.Add(hash);
    }

    /// <summary>Whether the tag is that of the data, compared in constant time.</summary>
    public bool Holds(ReadOnlySpan<byte> data, ReadOnlySpan<byte> tag)
    {
        Span<byte> expected = stackalloc byte[TagBytes];
        Compute(data, expected);
        var holds = ConstantTime.AreEqual(expected, tag);
        ConstantTime.Clear(expected);
        return holds;
    }

    public override string ToString() => "KeyedMac (masked)";
}
