using Auth.Core.Tests.Support;
using Auth.Core.Users;

namespace Auth.Core.Tests.Users;

public class UserNameTests
{
    [IcuTheory]
    [InlineData("ada", "ADA")]
    [InlineData("  ada\t", "ada")]
    [InlineData("Ａｄａ", "ada")] // full-width letters
    [InlineData("\u212Aelvin", "kelvin")] // Kelvin sign
    [InlineData("\u017Fam", "sam")] // long s
    [InlineData("o\uFB03ce", "office")] // ffi ligature
    [InlineData("jose\u0301", "jos\u00E9")] // NFD and NFC
    [InlineData("x\u00B2", "x2")] // superscript two
    [InlineData("a\u00A0b", "a b")] // no-break space
    [InlineData("stra\u00DFe", "STRA\u1E9EE")] // small and capital sharp s
    public void Names_that_look_the_same_are_equal(string one, string other)
    {
        var first = UserName.Create(one);
        var second = UserName.Create(other);

        first.Should().Be(second);
        first.Canonical.Should().Be(second.Canonical);
        first.GetHashCode().Should().Be(second.GetHashCode());
    }

    [IcuTheory]
    [InlineData("strasse", "stra\u00DFe")] // ß is not ss
    [InlineData("i", "\u0131")] // dotless i
    [InlineData("paypal", "p\u0430ypal")] // Cyrillic a
    [InlineData("a b", "ab")]
    [InlineData("ada", "ada1")]
    public void Names_that_differ_stay_different(string one, string other)
    {
        var first = UserName.Create(one);
        var second = UserName.Create(other);

        first.Should().NotBe(second);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u200Bb")] // zero-width space
    [InlineData("a\u202Eb")] // right-to-left override
    [InlineData("a\u00ADb")] // soft hyphen
    [InlineData("a\uFEFFb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u3164b")] // Hangul filler
    [InlineData("a\u1680b")] // Ogham space mark
    [InlineData("ada\u2800")] // blank braille pattern
    [InlineData("\u00A8ada")] // a spacing accent at the edge folds to an outer blank
    [InlineData("a\uFFFEb")] // noncharacter
    [InlineData("a\u0378b")] // unassigned
    [InlineData(@"\uD800")]
    [InlineData(@"\uDC00a")]
    public void Invisible_and_forbidden_characters_are_refused(string text)
    {
        var accepted = UserName.TryCreate(Escaped.Text(text), out var name, out var rejection);

        accepted.Should().BeFalse();
        name.Should().BeNull();
        rejection.Should().BeOneOf(UserNameRejection.ForbiddenCharacter, UserNameRejection.NotAscii);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00A0")]
    public void Nothing_is_no_name(string? text)
    {
        UserName.TryCreate(text, out _, out var rejection).Should().BeFalse();

        rejection.Should().Be(UserNameRejection.Empty);
    }

    [Fact]
    public void The_longest_name_has_254_characters()
    {
        UserName.TryCreate(new string('a', 254), out _).Should().BeTrue();
        UserName.TryCreate(new string('a', 255), out _, out var rejection).Should().BeFalse();
        UserName.TryCreate(new string('a', 10_000_000), out _).Should().BeFalse();

        rejection.Should().Be(UserNameRejection.TooLong);
    }

    [IcuFact]
    public void A_name_that_grows_when_folded_is_capped_after_folding()
    {
        var text = new string('\uFDFA', 20);

        UserName.TryCreate(text, out _, out var rejection).Should().BeFalse();

        rejection.Should().Be(UserNameRejection.TooLong);
    }

    [Fact]
    public void The_typed_spelling_is_kept_for_display()
    {
        var name = UserName.Create(" Ada Lovelace ");

        name.Display.Should().Be("Ada Lovelace");
        name.Canonical.Should().Be("ADA LOVELACE");
        name.ToString().Should().Be("Ada Lovelace");
    }

    [Fact]
    public void Create_throws_without_repeating_the_text()
    {
        var create = () => UserName.Create("hunter2\0");

        create.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("hunter2");
    }
}
