using System.Runtime.CompilerServices;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>Blowfish for one block, written for the eye; only the expensive loop has forms of its own.</summary>
internal static class BlowfishBlock
{
    /// <summary>Encrypts two words in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Encrypt(ref BlowfishState state, ref uint left, ref uint right)
    {
        var l = left ^ state.P[0];
        var r = right;
        for (var i = 1; i <= 16; i += 2)
        {
            r ^= state.P[i] ^ BlowfishRound.Mix(ref state, l);
            l ^= state.P[i + 1] ^ BlowfishRound.Mix(ref state, r);
        }

        left = r ^ state.P[17];
        right = l;
    }
}
