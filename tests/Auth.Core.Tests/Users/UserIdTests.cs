using Auth.Core.Users;

namespace Auth.Core.Tests.Users;

public class UserIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("0123456789-_AZaz")]
    public void Letters_digits_hyphen_and_underscore_are_an_id(string text)
    {
        UserId.TryParse(text, out var id).Should().BeTrue();

        id.Value.Should().Be(text);
        id.Should().Be(UserId.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("../etc")]
    public void Other_text_is_none(string? text)
    {
        UserId.TryParse(text, out _).Should().BeFalse();
    }

    [Fact]
    public void An_id_has_at_most_64_characters()
    {
        UserId.TryParse(new string('a', 64), out _).Should().BeTrue();
        UserId.TryParse(new string('a', 65), out _).Should().BeFalse();
    }

    [Fact]
    public void Ids_are_compared_by_case()
    {
        UserId.Parse("a").Should().NotBe(UserId.Parse("A"));
    }
}
