using Auth.Core.Passwords;

namespace Auth.Core.Tests.Support;

/// <summary>A host's own hasher that does no work but counts its calls.</summary>
internal sealed class CountingHasher : IPasswordHasher
{
    private int _hashes;
    private int _verifications;

    public int Hashes => Volatile.Read(ref _hashes);

    public int Verifications => Volatile.Read(ref _verifications);

    public string Hash(ReadOnlySpan<char> password)
    {
        Interlocked.Increment(ref _hashes);
        return $"counted:{Convert.ToBase64String(Encoding.Unicode.GetBytes(password.ToString()))}";
    }

    public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash)
    {
        Interlocked.Increment(ref _verifications);
        var expected = $"counted:{Convert.ToBase64String(Encoding.Unicode.GetBytes(password.ToString()))}";
        return string.Equals(hash, expected, StringComparison.Ordinal)
            ? PasswordVerification.Succeeded
            : PasswordVerification.Failed;
    }
}
