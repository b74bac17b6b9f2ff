using Auth.Core.Passwords.Bcrypt;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Passwords;

public sealed class BcryptAgainstLibcryptTests(ITestOutputHelper output)
{
    private const int Inputs = 2000;

    [LibcryptFact]
    public void Two_thousand_random_passwords_hash_alike_in_one_lane_and_in_two()
    {
        const int seed = 20261107;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);

        for (var i = 0; i < Inputs; i += 2)
        {
            var first = RandomLane(random, i, out var firstPassword);
            var second = RandomLane(random, i + 1, out var secondPassword);
            var alone = first;
            BcryptKernel.Run(ref alone, totalRounds: 0);
            BcryptKernel.RunPair(ref first, ref second, totalRounds: 0);

            first.Write().Should().Be(Libcrypt.Hash(firstPassword, Setting(first)), $"input {i} of seed {seed}");
            second.Write().Should().Be(Libcrypt.Hash(secondPassword, Setting(second)), $"input {i + 1} of seed {seed}");
            alone.Write().Should().Be(first.Write(), $"input {i} of seed {seed}");
        }
    }

    // Lengths go round 0 to 72; every other password is 7-bit, the rest holds any byte but NUL.
    private static BcryptLane RandomLane(Random random, int index, out byte[] password)
    {
        password = new byte[index % 73];
        for (var i = 0; i < password.Length; i++)
        {
            password[i] = (byte)random.Next(1, index / 73 % 2 == 0 ? 128 : 256);
        }

        var lane = new BcryptLane { Cost = 4 };
        random.NextBytes(lane.Salt);
        BcryptKey.Create(password, out lane.Key);
        return lane;
    }

    private static string Setting(BcryptLane lane) => lane.Write()[..29];
}
