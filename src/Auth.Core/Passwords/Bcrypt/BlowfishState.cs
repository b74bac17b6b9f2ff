using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Auth.Core.Secrets;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// What Blowfish keeps while it works: 18 subkeys and four boxes of 256 words, 4,168 bytes. Lives on the stack of the
/// hashing thread and is cleared there; it is as good as the password.
/// </summary>
/// <remarks>
/// Inline arrays, because a box of exactly 256 words needs no bounds check for an index that is one byte, and because
/// the five parts lie at fixed distances from one address.
/// </remarks>
[SecretType]
internal struct BlowfishState
{
    public BlowfishSubkeys P;
    public BlowfishBox S0;
    public BlowfishBox S1;
    public BlowfishBox S2;
    public BlowfishBox S3;

    /// <summary>Puts the digits of pi in place, where every key schedule starts.</summary>
    public void Reset()
    {
        BlowfishConstants.Subkeys.CopyTo(P);
        BlowfishConstants.Boxes[..256].CopyTo(S0);
        BlowfishConstants.Boxes[256..512].CopyTo(S1);
        BlowfishConstants.Boxes[512..768].CopyTo(S2);
        BlowfishConstants.Boxes[768..].CopyTo(S3);
    }

    /// <summary>All 1,042 words in the order in which a key schedule replaces them: subkeys, then the boxes.</summary>
    public static Span<uint> Words(ref BlowfishState state) =>
        MemoryMarshal.Cast<BlowfishState, uint>(new Span<BlowfishState>(ref state));

    /// <summary>Overwrites everything that the key has touched.</summary>
    public void Clear() => ConstantTime.Clear(MemoryMarshal.AsBytes(new Span<BlowfishState>(ref this)));

    /// <inheritdoc/>
    public override readonly string ToString() => nameof(BlowfishState);
}

/// <summary>The 18 subkeys.</summary>
[SecretType]
[InlineArray(18)]
internal struct BlowfishSubkeys
{
    private uint _first;

    /// <inheritdoc/>
    public override readonly string ToString() => nameof(BlowfishSubkeys);
}

/// <summary>One box of 256 words.</summary>
[SecretType]
[InlineArray(256)]
internal struct BlowfishBox
{
    private uint _first;

    /// <inheritdoc/>
    public override readonly string ToString() => nameof(BlowfishBox);
}
