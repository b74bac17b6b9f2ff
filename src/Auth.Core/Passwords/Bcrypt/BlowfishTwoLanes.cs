using System.Runtime.CompilerServices;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// bcrypt's expensive loop for two states side by side in one thread. One Blowfish round waits for the one before and leaves
/// most of a core idle; the rounds of a second hash fill that time, so two take about as long as one.
/// </summary>
internal static class BlowfishTwoLanes
{
    /// <summary>What <see cref="BlowfishOneLane.Repeat"/> does, for two keys and two salts, round by round in turn.</summary>
    /// <remarks>
    /// The states are copied into locals and all is one method: the compiler then addresses the eight boxes from the
    /// frame. With a register for each box there are none left for the rounds, and the gain is gone (measured: 0.98 of
    /// two separate hashes instead of 0.53).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Repeat(
        ref BlowfishState firstShared,
        ref BlowfishState secondShared,
        ref readonly BcryptKey firstKey,
        ref readonly BcryptKey secondKey,
        ref readonly BcryptKey firstSalt,
        ref readonly BcryptKey secondSalt,
        ulong rounds
    )
    {
        var first = firstShared;
        var second = secondShared;
        var firstWords = BlowfishState.Words(ref first);
        var secondWords = BlowfishState.Words(ref second);
        for (var round = 0UL; round < rounds; round++)
        {
            for (var half = 0; half < 2; half++)
            {
                ref readonly var firstMixed = ref half == 0 ? ref firstKey : ref firstSalt;
                ref readonly var secondMixed = ref half == 0 ? ref secondKey : ref secondSalt;
                for (var i = 0; i < 18; i++)
                {
                    first.P[i] ^= firstMixed[i];
                    second.P[i] ^= secondMixed[i];
                }

                var firstLeft = 0u;
                var firstRight = 0u;
                var secondLeft = 0u;
                var secondRight = 0u;
                for (var i = 0; i < firstWords.Length - 1; i += 2)
                {
                    firstLeft ^= first.P[0];
                    secondLeft ^= second.P[0];
                    firstRight = (firstRight ^ first.P[1]) ^ BlowfishRound.Mix(ref first, firstLeft);
                    secondRight = (secondRight ^ second.P[1]) ^ BlowfishRound.Mix(ref second, secondLeft);
                    firstLeft = (firstLeft ^ first.P[2]) ^ BlowfishRound.Mix(ref first, firstRight);
                    secondLeft = (secondLeft ^ second.P[2]) ^ BlowfishRound.Mix(ref second, secondRight);
                    firstRight = (firstRight ^ first.P[3]) ^ BlowfishRound.Mix(ref first, firstLeft);
                    secondRight = (secondRight ^ second.P[3]) ^ BlowfishRound.Mix(ref second, secondLeft);
                    firstLeft = (firstLeft ^ first.P[4]) ^ BlowfishRound.Mix(ref first, firstRight);
                    secondLeft = (secondLeft ^ second.P[4]) ^ BlowfishRound.Mix(ref second, secondRight);
                    firstRight = (firstRight ^ first.P[5]) ^ BlowfishRound.Mix(ref first, firstLeft);
                    secondRight = (secondRight ^ second.P[5]) ^ BlowfishRound.Mix(ref second, secondLeft);
                    firstLeft = (firstLeft ^ first.P[6]) ^ BlowfishRound.Mix(ref first, firstRight);
                    secondLeft = (secondLeft ^ second.P[6]) ^ BlowfishRound.Mix(ref second, secondRight);
                    firstRight = (firstRight ^ first.P[7]) ^ BlowfishRound.Mix(ref first, firstLeft);
                    secondRight = (secondRight ^ second.P[7]) ^ BlowfishRound.Mix(ref second, secondLeft);
                    firstLeft = (firstLeft ^ first.P[8]) ^ BlowfishRound.Mix(ref first, firstRight);
                    secondLeft = (secondLeft ^ second.P[8]) ^ BlowfishRound.Mix(ref second, secondRight);
                    firstRight = (firstRight ^ first.P[9]) ^ BlowfishRound.Mix(ref first, firstLeft);
                    secondRight = (secondRight ^ second.P[9]) ^ BlowfishRound.Mix(ref second, secondLeft);
                    firstLeft = (firstLeft ^ first.P[10]) ^ BlowfishRound.Mix(ref first, firstRight);
                    secondLeft = (secondLeft ^ second.P[10]) ^ BlowfishRound.Mix(ref second, secondRight);
                    firstRight = (firstRight ^ first.P[11]) ^ BlowfishRound.Mix(ref first, firstLeft);
                    secondRight = (secondRight ^ second.P[11]) ^ BlowfishRound.Mix(ref second, secondLeft);
                    firstLeft = (firstLeft ^ first.P[12]) ^ BlowfishRound.Mix(ref first, firstRight);
                    secondLeft = (secondLeft ^ second.P[12]) ^ BlowfishRound.Mix(ref second, secondRight);
                    firstRight = (firstRight ^ first.P[13]) ^ BlowfishRound.Mix(ref first, firstLeft);
                    secondRight = (secondRight ^ second.P[13]) ^ BlowfishRound.Mix(ref second, secondLeft);
                    firstLeft = (firstLeft ^ first.P[14]) ^ BlowfishRound.Mix(ref first, firstRight);
                    secondLeft = (secondLeft ^ second.P[14]) ^ BlowfishRound.Mix(ref second, secondRight);
                    firstRight = (firstRight ^ first.P[15]) ^ BlowfishRound.Mix(ref first, firstLeft);
                    secondRight = (secondRight ^ second.P[15]) ^ BlowfishRound.Mix(ref second, secondLeft);
                    firstLeft = (firstLeft ^ first.P[16]) ^ BlowfishRound.Mix(ref first, firstRight);
                    secondLeft = (secondLeft ^ second.P[16]) ^ BlowfishRound.Mix(ref second, secondRight);
                    (firstLeft, firstRight) = (firstRight ^ first.P[17], firstLeft);
                    (secondLeft, secondRight) = (secondRight ^ second.P[17], secondLeft);
                    firstWords[i] = firstLeft;
                    firstWords[i + 1] = firstRight;
                    secondWords[i] = secondLeft;
                    secondWords[i + 1] = secondRight;
                }
            }
        }

        firstShared = first;
        secondShared = second;
        first.Clear();
        second.Clear();
    }
}
