using System.Numerics;
using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords;

public sealed class BlowfishConstantsTests
{
    private const int Words = 18 + 1024;
    private const int GuardBits = 64;

    [Fact]
    public void The_constants_are_the_first_1042_words_of_the_fraction_of_pi()
    {
        const int bits = (Words * 32) + GuardBits;
        var fraction = Pi(bits) - (new BigInteger(3) << bits);
        var expected = Enumerable
            .Range(0, Words)
            .Select(i => (uint)((fraction >> (bits - (32 * (i + 1)))) & uint.MaxValue))
            .ToArray();

        uint[] embedded = [.. BlowfishConstants.Subkeys, .. BlowfishConstants.Boxes];

        embedded.Should().Equal(expected);
    }

    // The series of D. and G. Chudnovsky (1988), summed by binary splitting; each term gives 47 bits.
    private static BigInteger Pi(int bits)
    {
        var (_, q, t) = Split(0, (bits / 47) + 2);
        return q * 426880 * SquareRoot(new BigInteger(10005) << (2 * bits)) / t;
    }

    private static (BigInteger P, BigInteger Q, BigInteger T) Split(long from, long to)
    {
        if (to - from > 1)
        {
            var middle = (from + to) / 2;
            var left = Split(from, middle);
            var right = Split(middle, to);
            return (left.P * right.P, left.Q * right.Q, (left.T * right.Q) + (left.P * right.T));
        }

        var p = from == 0 ? BigInteger.One : new BigInteger((6 * from) - 5) * ((2 * from) - 1) * ((6 * from) - 1);
        var q = from == 0 ? BigInteger.One : BigInteger.Pow(from, 3) * 10939058860032000;
        var t = p * (13591409 + (545140134 * from));
        return (p, q, from % 2 == 0 ? t : -t);
    }

    private static BigInteger SquareRoot(BigInteger value)
    {
        var root = BigInteger.One << (int)((value.GetBitLength() / 2) + 1);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
