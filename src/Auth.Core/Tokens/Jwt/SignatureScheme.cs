namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Signs and checks signatures with one key under one algorithm. Safe to call from many threads. Verifying answers false
/// for anything that is not exactly a signature; a fault of the platform below may throw and is refused further up.
/// </summary>
internal abstract class SignatureScheme : IDisposable
{
    /// <summary>The exact length of every signature, in bytes.</summary>
    public abstract int SignatureBytes { get; }

    /// <summary>Signs the first bytes of an array.</summary>
    /// <param name="buffer">Holds what is signed, from its start.</param>
    /// <param name="signedLength">How many bytes of it.</param>
    /// <param name="signature">Takes exactly <see cref="SignatureBytes"/>.</param>
    public abstract void Sign(byte[] buffer, int signedLength, Span<byte> signature);

    /// <summary>Checks the signature of a token: check 5 of the list.</summary>
    public abstract bool Verify(in CompactJws jws);

    /// <inheritdoc />
    public abstract void Dispose();
}
