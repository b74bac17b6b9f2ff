using System.Security.Cryptography;

namespace Auth.Core.Secrets;

/// <summary>The only way to compare secret bytes: time depends on the lengths, never on the content (ASVS 5.0 11.2.4).</summary>
internal static class ConstantTime
{
    /// <summary>True when both spans have the same length and the same bytes.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        CryptographicOperations.FixedTimeEquals(left, right);

    /// <summary>Overwrites the bytes; the call is never optimised away.</summary>
    public static void Clear(Span<byte> secret) => CryptographicOperations.ZeroMemory(secret);
}
