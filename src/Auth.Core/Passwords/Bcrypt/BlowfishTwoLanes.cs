using System.Runtime.CompilerServices;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// The key schedule for two states side by side in one thread. One Blowfish round waits for the one before and leaves
/// most of a core idle; the rounds of a second hash fill that time, so two take about as long as one.
/// </summary>
internal static class BlowfishTwoLanes
{
    /// <summary>One key schedule without salt for both states.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Expand(
        ref BlowfishState first,
        ref BlowfishState second,
        ref readonly BcryptKey firstKey,
        ref readonly BcryptKey secondKey
    )
    {
        for (var i = 0; i < 18; i++)
        {
            first.P[i] ^= firstKey[i];
            second.P[i] ^= secondKey[i];
        }

        var blocks = default(Blocks);
        Fill(ref first, ref second, first.P, second.P, ref blocks);
        Fill(ref first, ref second, first.S0, second.S0, ref blocks);
        Fill(ref first, ref second, first.S1, second.S1, ref blocks);
        Fill(ref first, ref second, first.S2, second.S2, ref blocks);
        Fill(ref first, ref second, first.S3, second.S3, ref blocks);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(
        ref BlowfishState first,
        ref BlowfishState second,
        Span<uint> firstDestination,
        Span<uint> secondDestination,
        ref Blocks blocks
    )
    {
        var next = blocks;
        for (var i = 0; i < firstDestination.Length - 1; i += 2)
        {
            Encrypt(ref first, ref second, ref next);
            firstDestination[i] = next.FirstLeft;
            firstDestination[i + 1] = next.FirstRight;
            secondDestination[i] = next.SecondLeft;
            secondDestination[i + 1] = next.SecondRight;
        }

        blocks = next;
    }

    // The lanes alternate round by round: neither needs the other's result, so both chains run at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Encrypt(ref BlowfishState first, ref BlowfishState second, ref Blocks blocks)
    {
        var aL = blocks.FirstLeft ^ first.P[0];
        var aR = blocks.FirstRight;
        var bL = blocks.SecondLeft ^ second.P[0];
        var bR = blocks.SecondRight;
        aR = (aR ^ first.P[1]) ^ BlowfishRound.Mix(ref first, aL);
        bR = (bR ^ second.P[1]) ^ BlowfishRound.Mix(ref second, bL);
        aL = (aL ^ first.P[2]) ^ BlowfishRound.Mix(ref first, aR);
        bL = (bL ^ second.P[2]) ^ BlowfishRound.Mix(ref second, bR);
        aR = (aR ^ first.P[3]) ^ BlowfishRound.Mix(ref first, aL);
        bR = (bR ^ second.P[3]) ^ BlowfishRound.Mix(ref second, bL);
        aL = (aL ^ first.P[4]) ^ BlowfishRound.Mix(ref first, aR);
        bL = (bL ^ second.P[4]) ^ BlowfishRound.Mix(ref second, bR);
        aR = (aR ^ first.P[5]) ^ BlowfishRound.Mix(ref first, aL);
        bR = (bR ^ second.P[5]) ^ BlowfishRound.Mix(ref second, bL);
        aL = (aL ^ first.P[6]) ^ BlowfishRound.Mix(ref first, aR);
        bL = (bL ^ second.P[6]) ^ BlowfishRound.Mix(ref second, bR);
        aR = (aR ^ first.P[7]) ^ BlowfishRound.Mix(ref first, aL);
        bR = (bR ^ second.P[7]) ^ BlowfishRound.Mix(ref second, bL);
        aL = (aL ^ first.P[8]) ^ BlowfishRound.Mix(ref first, aR);
        bL = (bL ^ second.P[8]) ^ BlowfishRound.Mix(ref second, bR);
        aR = (aR ^ first.P[9]) ^ BlowfishRound.Mix(ref first, aL);
        bR = (bR ^ second.P[9]) ^ BlowfishRound.Mix(ref second, bL);
        aL = (aL ^ first.P[10]) ^ BlowfishRound.Mix(ref first, aR);
        bL = (bL ^ second.P[10]) ^ BlowfishRound.Mix(ref second, bR);
        aR = (aR ^ first.P[11]) ^ BlowfishRound.Mix(ref first, aL);
        bR = (bR ^ second.P[11]) ^ BlowfishRound.Mix(ref second, bL);
        aL = (aL ^ first.P[12]) ^ BlowfishRound.Mix(ref first, aR);
        bL = (bL ^ second.P[12]) ^ BlowfishRound.Mix(ref second, bR);
        aR = (aR ^ first.P[13]) ^ BlowfishRound.Mix(ref first, aL);
        bR = (bR ^ second.P[13]) ^ BlowfishRound.Mix(ref second, bL);
        aL = (aL ^ first.P[14]) ^ BlowfishRound.Mix(ref first, aR);
        bL = (bL ^ second.P[14]) ^ BlowfishRound.Mix(ref second, bR);
        aR = (aR ^ first.P[15]) ^ BlowfishRound.Mix(ref first, aL);
        bR = (bR ^ second.P[15]) ^ BlowfishRound.Mix(ref second, bL);
        aL = (aL ^ first.P[16]) ^ BlowfishRound.Mix(ref first, aR);
        bL = (bL ^ second.P[16]) ^ BlowfishRound.Mix(ref second, bR);
        blocks.FirstLeft = aR ^ first.P[17];
        blocks.FirstRight = aL;
        blocks.SecondLeft = bR ^ second.P[17];
        blocks.SecondRight = bL;
    }

    private struct Blocks
    {
        public uint FirstLeft;
        public uint FirstRight;
        public uint SecondLeft;
        public uint SecondRight;
    }
}
