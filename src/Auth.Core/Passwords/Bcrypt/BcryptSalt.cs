using System.Runtime.CompilerServices;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>The 16 random bytes (128 bits) that make equal passwords different. Not a secret.</summary>
[InlineArray(Bytes)]
internal struct BcryptSalt
{
    /// <summary>The length that the algorithm fixes.</summary>
    public const int Bytes = 16;

    /// <summary>22 characters hold the 128 bits; four bits of the last one are unused and must be zero.</summary>
    public const int Characters = 22;

    private byte _first;
}
