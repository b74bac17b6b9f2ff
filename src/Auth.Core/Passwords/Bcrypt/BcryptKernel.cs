using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// bcrypt itself, written from the paper "A Future-Adaptable Password Scheme" (Provos and Mazieres, USENIX 1999): a
/// Blowfish key schedule repeated with password and salt in turn, then 24 fixed bytes encrypted 64 times.
/// </summary>
/// <remarks>
/// A lane takes its digest at the rounds that its own cost asks for and goes on, for nothing, to
/// <c>totalRounds</c>, so that an old cheap hash costs as much time as a new one. Safe to call from many threads; all
/// state is on the caller's stack and cleared before the return.
/// </remarks>
internal static class BcryptKernel
{
    private const int DigestEncryptions = 64;

    // "OrpheanBeholderScryDoubt" as six big-endian words.
    private static ReadOnlySpan<uint> MagicText =>
        [0x4F727068, 0x65616E42, 0x65686F6C, 0x64657253, 0x63727944, 0x6F756274];

    /// <summary>Runs one lane to its end and fills its digest.</summary>
    /// <returns>The rounds that were run: <paramref name="totalRounds"/>, or the lane's own where they are more.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Run(ref BcryptLane lane, ulong totalRounds)
    {
        var state = default(BlowfishState);
        Begin(ref state, in lane, out var salt);

        var own = BcryptCost.Rounds(lane.Cost);
        var end = Math.Max(own, totalRounds);
        var done = 0UL;
        while (done < end)
        {
            var stop = NextStop(done, own, end);
            BlowfishOneLane.Repeat(ref state, in lane.Key, in salt, stop - done);
            done = stop;

            TakeDigestIfDue(ref state, ref lane, done, own);
        }

        state.Clear();
        return done;
    }

    /// <summary>
    /// Runs two lanes side by side to one common end. Costs may differ, in each other and from
    /// <paramref name="totalRounds"/>; each lane takes its digest at its own rounds.
    /// </summary>
    /// <returns>The rounds that each of the two was run.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong RunPair(ref BcryptLane first, ref BcryptLane second, ulong totalRounds)
    {
        var firstState = default(BlowfishState);
        var secondState = default(BlowfishState);
        Begin(ref firstState, in first, out var firstSalt);
        Begin(ref secondState, in second, out var secondSalt);

        var firstOwn = BcryptCost.Rounds(first.Cost);
        var secondOwn = BcryptCost.Rounds(second.Cost);
        var end = Math.Max(Math.Max(firstOwn, secondOwn), totalRounds);
        var done = 0UL;
        while (done < end)
        {
            var stop = Math.Min(NextStop(done, firstOwn, end), NextStop(done, secondOwn, end));
            BlowfishTwoLanes.Repeat(
                ref firstState,
                ref secondState,
                in first.Key,
                in second.Key,
                in firstSalt,
                in secondSalt,
                stop - done
            );
            done = stop;

            TakeDigestIfDue(ref firstState, ref first, done, firstOwn);
            TakeDigestIfDue(ref secondState, ref second, done, secondOwn);
        }

        firstState.Clear();
        secondState.Clear();
        return done;
    }

    private static ulong NextStop(ulong done, ulong own, ulong end) => done < own ? own : end;

    /// <summary>The first key schedule, the only one that mixes key and salt in one pass.</summary>
    private static void Begin(ref BlowfishState state, ref readonly BcryptLane lane, out BcryptKey salt)
    {
        BcryptKey.CreateFromSalt(in lane.Salt, out salt);
        state.Reset();
        for (var i = 0; i < 18; i++)
        {
            state.P[i] ^= lane.Key[i];
        }

        var block = default(SaltedBlock);
        Fill(ref state, state.P, in salt, ref block);
        Fill(ref state, state.S0, in salt, ref block);
        Fill(ref state, state.S1, in salt, ref block);
        Fill(ref state, state.S2, in salt, ref block);
        Fill(ref state, state.S3, in salt, ref block);
    }

    private static void Fill(
        ref BlowfishState state,
        Span<uint> words,
        ref readonly BcryptKey salt,
        ref SaltedBlock block
    )
    {
        for (var i = 0; i < words.Length; i += 2)
        {
            // The two halves of the salt take turns from block to block, on from the subkeys into the boxes.
            block.Left ^= salt[block.SaltWord];
            block.Right ^= salt[block.SaltWord + 1];
            block.SaltWord ^= 2;
            BlowfishBlock.Encrypt(ref state, ref block.Left, ref block.Right);
            words[i] = block.Left;
            words[i + 1] = block.Right;
        }
    }

    private static void TakeDigestIfDue(ref BlowfishState state, ref BcryptLane lane, ulong done, ulong own)
    {
        if (done != own)
        {
            return;
        }

        Span<byte> digest = stackalloc byte[MagicText.Length * sizeof(uint)];
        for (var i = 0; i < MagicText.Length; i += 2)
        {
            var left = MagicText[i];
            var right = MagicText[i + 1];
            for (var times = 0; times < DigestEncryptions; times++)
            {
                BlowfishBlock.Encrypt(ref state, ref left, ref right);
            }

            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], left);
            BinaryPrimitives.WriteUInt32BigEndian(digest[((i + 1) * sizeof(uint))..], right);
        }

        digest[..BcryptDigest.Bytes].CopyTo(lane.Digest);
        Secrets.ConstantTime.Clear(digest);
    }

    private struct SaltedBlock
    {
        public uint Left;
        public uint Right;
        public int SaltWord;
    }
}
