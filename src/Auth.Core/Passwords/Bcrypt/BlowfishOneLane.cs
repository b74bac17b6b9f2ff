using System.Runtime.CompilerServices;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>bcrypt's expensive loop for one state at a time.</summary>
internal static class BlowfishOneLane
{
    /// <summary>
    /// <paramref name="rounds"/> times the key schedule without salt, once with the key and once with the salt in the
    /// key's place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Repeat(
        ref BlowfishState state,
        ref readonly BcryptKey key,
        ref readonly BcryptKey salt,
        ulong rounds
    )
    {
        for (var round = 0UL; round < rounds; round++)
        {
            Expand(ref state, in key);
            Expand(ref state, in salt);
        }
    }

    /// <summary>
    /// One key schedule: the key goes into the subkeys, then every word of the state is replaced by the encryption of
    /// the two before it.
    /// </summary>
    /// <remarks>
    /// Optimized at the first call: otherwise the first hash of a process, often the first login that a user sees,
    /// takes twice as long as all later ones. Unrolled, and each subkey goes to the side that waits, so that a round
    /// waits for nothing but the result of Mix.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Expand(ref BlowfishState state, ref readonly BcryptKey key)
    {
        for (var i = 0; i < 18; i++)
        {
            state.P[i] ^= key[i];
        }

        var words = BlowfishState.Words(ref state);
        var left = 0u;
        var right = 0u;
        for (var i = 0; i < words.Length - 1; i += 2)
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
            words[i] = left;
            words[i + 1] = right;
        }
    }
}
