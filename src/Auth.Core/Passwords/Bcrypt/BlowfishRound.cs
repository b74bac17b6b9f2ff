using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// The one function that all the time goes into: 16 times a block, 521 blocks an expansion, 2^(cost+1) expansions a
/// hash, each call waiting for the one before. What lies on that chain is therefore counted in cycles.
/// </summary>
internal static class BlowfishRound
{
    // What BEXTR wants to be told: length in the high byte, first bit in the low one.
    private const ushort ByteAt16 = 0x0810;
    private const ushort ByteAt8 = 0x0808;

    /// <summary>Blowfish's F: one word from each box, chosen by the four bytes of <paramref name="x"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(ref BlowfishState state, uint x) =>
        ((state.S0[(int)(x >> 24)] + state.S1[SecondByte(x)]) ^ state.S2[ThirdByte(x)]) + state.S3[(byte)x];

    // BEXTR takes a byte out of the middle in one instruction where shift and zero-extension take two, which is one
    // cycle of eleven. The bounds check that it leaves lies beside the chain; a cast that removed it would lie on it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SecondByte(uint x) =>
        Bmi1.IsSupported ? (int)Bmi1.BitFieldExtract(x, ByteAt16) : (byte)(x >> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ThirdByte(uint x) => Bmi1.IsSupported ? (int)Bmi1.BitFieldExtract(x, ByteAt8) : (byte)(x >> 8);
}
