using System.Runtime.CompilerServices;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>Blowfish and its key schedule for one state at a time.</summary>
/// <remarks>
/// The methods ask for full optimization at once: otherwise the first hash of a process, often the first login that a
/// user sees, takes twice as long as all later ones.
/// </remarks>
internal static class BlowfishOneLane
{
    /// <summary>
    /// One key schedule without salt: the key goes into the subkeys, then every word of the state is replaced by the
    /// encryption of the two before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Expand(ref BlowfishState state, ref readonly BcryptKey key)
    {
        for (var i = 0; i < 18; i++)
        {
            state.P[i] ^= key[i];
        }

        var left = 0u;
        var right = 0u;
        Fill(ref state, state.P, ref left, ref right);
        Fill(ref state, state.S0, ref left, ref right);
        Fill(ref state, state.S1, ref left, ref right);
        Fill(ref state, state.S2, ref left, ref right);
        Fill(ref state, state.S3, ref left, ref right);
    }

    /// <summary>Encrypts one block of two words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EncryptBlock(ref BlowfishState state, ref uint left, ref uint right) =>
        Encrypt(ref state, ref left, ref right);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(ref BlowfishState state, Span<uint> destination, ref uint left, ref uint right)
    {
        var l = left;
        var r = right;
        for (var i = 0; i < destination.Length - 1; i += 2)
        {
            Encrypt(ref state, ref l, ref r);
            destination[i] = l;
            destination[i + 1] = r;
        }

        left = l;
        right = r;
    }

    // The subkey is added to the side that waits, so that only the result of Mix is waited for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Encrypt(ref BlowfishState state, ref uint left, ref uint right)
    {
        var l = left ^ state.P[0];
        var r = right;
        r = (r ^ state.P[1]) ^ BlowfishRound.Mix(ref state, l);
        l = (l ^ state.P[2]) ^ BlowfishRound.Mix(ref state, r);
        r = (r ^ state.P[3]) ^ BlowfishRound.Mix(ref state, l);
        l = (l ^ state.P[4]) ^ BlowfishRound.Mix(ref state, r);
        r = (r ^ state.P[5]) ^ BlowfishRound.Mix(ref state, l);
        l = (l ^ state.P[6]) ^ BlowfishRound.Mix(ref state, r);
        r = (r ^ state.P[7]) ^ BlowfishRound.Mix(ref state, l);
        l = (l ^ state.P[8]) ^ BlowfishRound.Mix(ref state, r);
        r = (r ^ state.P[9]) ^ BlowfishRound.Mix(ref state, l);
        l = (l ^ state.P[10]) ^ BlowfishRound.Mix(ref state, r);
        r = (r ^ state.P[11]) ^ BlowfishRound.Mix(ref state, l);
        l = (l ^ state.P[12]) ^ BlowfishRound.Mix(ref state, r);
        r = (r ^ state.P[13]) ^ BlowfishRound.Mix(ref state, l);
        l = (l ^ state.P[14]) ^ BlowfishRound.Mix(ref state, r);
        r = (r ^ state.P[15]) ^ BlowfishRound.Mix(ref state, l);
        l = (l ^ state.P[16]) ^ BlowfishRound.Mix(ref state, r);
        left = r ^ state.P[17];
        right = l;
    }
}
