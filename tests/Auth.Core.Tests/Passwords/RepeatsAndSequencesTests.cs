using Auth.Core.Passwords;
using Auth.Core.Tests.Support;
using Auth.Core.Text;
using static Auth.Core.Passwords.PasswordRejection;

namespace Auth.Core.Tests.Passwords;

public class RepeatsAndSequencesTests
{
    [Theory]
    [InlineData("zzzzzzzzzzzzzzz")]
    [InlineData("               ")]
    [InlineData("uvxuvxuvxuvxuvx")]
    [InlineData("uvXUvxuVxuvxuvxu")]
    [InlineData("gull tide gull tide")]
    [InlineData("fourteen lettefourteen lette")]
    [InlineData("zzzzzzz       ######")]
    public void A_piece_over_and_over_is_repetitive(string password) => Judge(password).Should().Equal(Repetitive);

    [Theory]
    [InlineData("fifteen letters fifteen letters")]
    [InlineData("gull tide gull tidal")]
    [InlineData("zzzzzzzz gull tide")]
    public void A_piece_long_enough_for_a_password_may_be_repeated(string password) =>
        Judge(password).Should().BeEmpty();

    [Theory]
    [InlineData("ABCDEFGHIJKLMNop")]
    [InlineData("zyxwvutsrqponmlkj")]
    [InlineData("0987654321098765")]
    [InlineData("567890123456789012")]
    [InlineData("qwertzuiop asdfghjkl!")]
    [InlineData("mnbvcxylkjhgfdsa~")]
    [InlineData("abcdefg#2345678")]
    [InlineData("zzzzzzzz12345678")]
    public void Runs_of_neighbours_are_sequential(string password) => Judge(password).Should().Equal(Sequential);

    [IcuTheory]
    [InlineData("\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u0439\u043A\u043B\u043C\u043D\u043E")]
    [InlineData("\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18\uFF19\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15")]
    public void Runs_are_found_in_every_script(string password) => Judge(password).Should().Contain(Sequential);

    [Theory]
    [InlineData("abcdef gull tide!")]
    [InlineData("abc bcd cde def efg")]
    [InlineData("1234 gull 1234 tide")]
    [InlineData("correct horse battery staple")]
    public void What_leaves_enough_to_guess_is_admitted(string password) => Judge(password).Should().BeEmpty();

    [IcuFact]
    public void Emoji_count_as_one_each()
    {
        Judge(string.Concat(Enumerable.Repeat("\U0001F600", 15))).Should().Equal(Repetitive);
        Judge(string.Concat(Enumerable.Repeat(Varied.Emoji(14), 2))).Should().Equal(Repetitive);
        Judge(string.Concat(Enumerable.Repeat(Varied.Emoji(15), 2))).Should().BeEmpty();
    }

    [Fact]
    public void A_hint_is_given_while_a_user_types()
    {
        Judge("1234").Should().Equal(TooShort, Sequential);
        Judge("gu").Should().Equal(TooShort);
    }

    private static IReadOnlyList<PasswordRejection> Judge(string password) =>
        new PasswordPolicy(new PasswordPolicyOptions(), new TextOptions())
            .Judge(password)
            .Where(reason => reason != Common)
            .ToArray();
}
