using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Imported;

/// <summary>A stored PBKDF2 hash, read: at least one iteration, a key of at least 16 bytes.</summary>
[SecretType]
internal sealed class Pbkdf2Hash(Pbkdf2Family family, int iterations, byte[] salt, byte[] key)
{
    public Pbkdf2Family Family { get; } = family;

    public int Iterations { get; } = iterations;

    /// <summary>The salt as it enters PBKDF2: decoded or as text, as the format wants it, and with a secret behind it.</summary>
    internal ReadOnlySpan<byte> Salt => salt;

    /// <summary>What PBKDF2 has to come to.</summary>
    internal ReadOnlySpan<byte> Key => key;

    /// <summary>What checking a password costs.</summary>
    public long Work => Pbkdf2Families.WorkOf(Family, Iterations, key.Length);

    /// <inheritdoc/>
    public override string ToString() => nameof(Pbkdf2Hash);
}
