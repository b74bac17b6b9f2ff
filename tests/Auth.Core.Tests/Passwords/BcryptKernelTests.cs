using Auth.Core.Passwords.Bcrypt;

namespace Auth.Core.Tests.Passwords;

public sealed class BcryptKernelTests
{
    [Fact]
    public void Cost_31_means_two_to_the_31_rounds_and_not_none()
    {
        BcryptCost.Rounds(31).Should().Be(2147483648UL);
        BcryptCost.Rounds(4).Should().Be(16UL);
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(15, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 17)]
    [InlineData(100, 100)]
    public void Blank_rounds_change_the_time_and_not_the_digest(int totalRounds, int expectedRounds)
    {
        var plain = Lane("correct horse", cost: 4);
        BcryptKernel.Run(ref plain, totalRounds: 0);

        var toppedUp = Lane("correct horse", cost: 4);
        var rounds = BcryptKernel.Run(ref toppedUp, (ulong)totalRounds);

        rounds.Should().Be((ulong)expectedRounds);
        toppedUp.Write().Should().Be(plain.Write());
    }

    [Theory]
    [InlineData(4, 4, 0, 16)]
    [InlineData(4, 6, 0, 64)]
    [InlineData(6, 4, 32, 64)]
    [InlineData(5, 5, 100, 100)]
    [InlineData(4, 5, 64, 64)]
    public void Two_lanes_give_what_each_gives_alone(int firstCost, int secondCost, int totalRounds, int expectedRounds)
    {
        var firstAlone = Lane("first", firstCost);
        var secondAlone = Lane("second password", secondCost);
        BcryptKernel.Run(ref firstAlone, totalRounds: 0);
        BcryptKernel.Run(ref secondAlone, totalRounds: 0);

        var first = Lane("first", firstCost);
        var second = Lane("second password", secondCost);
        var rounds = BcryptKernel.RunPair(ref first, ref second, (ulong)totalRounds);

        rounds.Should().Be((ulong)expectedRounds);
        first.Write().Should().Be(firstAlone.Write());
        second.Write().Should().Be(secondAlone.Write());
    }

    [Fact]
    public void The_paper_s_order_of_key_and_salt_is_kept()
    {
        // A vector of our own, computed by libxcrypt, as a check that needs no library: cost 5.
        BcryptKey.Create(Convert.FromHexString("4772C3BCC39F652DCEA92D3432F09F9491"), out var key);
        var lane = new BcryptLane { Cost = 5, Key = key };
        BcryptBase64.TryDecode("N7f1n6mZ3Qe0LJ4k9xWcuO", lane.Salt).Should().BeTrue();

        BcryptKernel.Run(ref lane, totalRounds: 0);

        lane.Write().Should().Be("$2b$05$N7f1n6mZ3Qe0LJ4k9xWcuOq0qtRgFdrfTmTBt8g/muV6LiNce.M7m");
    }

    [Fact]
    public void A_key_of_more_than_72_bytes_is_an_error_and_never_cut()
    {
        var act = () => BcryptKey.Create(new byte[73], out _);

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_cleared_lane_holds_only_zeros()
    {
        var lane = Lane("secret", cost: 4);
        BcryptKernel.Run(ref lane, totalRounds: 0);

        lane.Clear();

        for (var i = 0; i < 18; i++)
        {
            lane.Key[i].Should().Be(0u);
        }

        ((ReadOnlySpan<byte>)lane.Digest).ToArray().Should().AllBeEquivalentTo((byte)0);
    }

    private static BcryptLane Lane(string password, int cost)
    {
        var lane = new BcryptLane { Cost = cost };
        Encoding.UTF8.GetBytes("sixteen salt byt").CopyTo((Span<byte>)lane.Salt);
        BcryptKey.Create(Encoding.UTF8.GetBytes(password), out lane.Key);
        return lane;
    }
}
