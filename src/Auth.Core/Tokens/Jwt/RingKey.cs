using System.Text;

namespace Auth.Core.Tokens.Jwt;

/// <summary>One key of a ring: its name, its one algorithm, how long it may verify, and its signature scheme.</summary>
internal sealed class RingKey(
    string? keyId,
    SigningAlgorithm algorithm,
    DateTimeOffset? verifyUntil,
    SignatureScheme scheme
) : IDisposable
{
    private readonly byte[]? _keyId = keyId is null ? null : Encoding.UTF8.GetBytes(keyId);
    private readonly byte[] _algorithm = Encoding.ASCII.GetBytes(SigningAlgorithmFacts.NameOf(algorithm));
    private readonly DateTimeOffset _verifyUntil = verifyUntil ?? DateTimeOffset.MaxValue;

    /// <summary>The name, or null for a foreign key that came without one.</summary>
    public string? KeyId { get; } = keyId;

    public SigningAlgorithm Algorithm { get; } = algorithm;

    public SignatureScheme Scheme { get; } = scheme;

    /// <summary>Compares byte by byte: another case is another key.</summary>
    public bool IsNamed(ReadOnlySpan<byte> keyId) => _keyId is not null && keyId.SequenceEqual(_keyId);

    /// <summary>Check 4: the header may only repeat what the key says already.</summary>
    public bool IsFor(ReadOnlySpan<byte> algorithm) => algorithm.SequenceEqual(_algorithm);

    /// <summary>Check 4, second half.</summary>
    public bool MayVerifyAt(DateTimeOffset now) => now <= _verifyUntil;

    public void Dispose() => Scheme.Dispose();
}
