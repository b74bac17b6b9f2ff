using System.Runtime.CompilerServices;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>What a password is compared by: the first 23 of the 24 bytes that bcrypt computes; the last is never stored.</summary>
[SecretType]
[InlineArray(Bytes)]
internal struct BcryptDigest
{
    /// <summary>The length that all stored forms share.</summary>
    public const int Bytes = 23;

    /// <summary>31 characters hold the 184 bits; two bits of the last one are unused and must be zero.</summary>
    public const int Characters = 31;

    private byte _first;

    /// <inheritdoc/>
    public override readonly string ToString() => nameof(BcryptDigest);
}
