using Auth.Core.Passwords.BlockList;

namespace Auth.Core.Tests.Passwords.BlockList;

public class BlockListMakerTests
{
    [Fact]
    public void What_is_made_holds_the_entries_and_nothing_else()
    {
        var list = new BlockListFile(BlockListMaker.Make([.. "Alpha one\nbravo\n~ tilde ~\n"u8]));

        list.Count.Should().Be(3);
        new[] { "ALPHA ONE", "BRAVO", "~ TILDE ~" }.Should().OnlyContain(entry => list.Contains(entry));
        new[] { "", "ALPHA", "ALPHA ONE ", "Alpha one", "\u00C5LPHA", new string('A', 2000) }
            .Should()
            .OnlyContain(text => !list.Contains(text));
    }

    [Fact]
    public void One_input_gives_one_output_whatever_its_order()
    {
        var one = BlockListMaker.Make([.. "alpha\nbravo\n"u8]);
        var other = BlockListMaker.Make([.. "bravo\nalpha\n"u8]);

        other[BlockListFile.HeaderBytes..].Should().Equal(one[BlockListFile.HeaderBytes..]);
        other.Should().NotEqual(one, "the header names the input");
    }

    [Theory]
    [InlineData("alpha\nALPHA\n")]
    [InlineData("caf\u00E9\n")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x\n")]
    public void An_input_that_could_not_be_looked_up_is_refused(string plain)
    {
        var make = () => BlockListMaker.Make(Encoding.UTF8.GetBytes(plain));

        make.Should().Throw<InvalidDataException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(63)]
    public void A_file_cut_short_is_refused(int length)
    {
        var file = BlockListMaker.Make([.. "alpha\nbravo\n"u8]);

        var read = () => new BlockListFile(file[..length]);

        read.Should().Throw<InvalidDataException>().WithMessage("*eng/blocklist*");
    }
}
