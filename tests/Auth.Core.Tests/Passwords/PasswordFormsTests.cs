using Auth.Core.Passwords;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Passwords;

public class PasswordFormsTests
{
    [IcuTheory]
    [InlineData("plain ascii", "plain ascii", false)]
    [InlineData("e\u0301", "\u00E9", true)] // NFC
    [InlineData("\u00E9", "\u00E9", false)]
    [InlineData("a\u00A0b\u3000c", "a b c", true)] // other blanks
    [InlineData("\uFB01", "\uFB01", false)] // compatibility forms stay: NFC, not NFKC
    [InlineData("A\tb ", "A\tb ", false)] // controls, case and outer blanks stay
    public void The_mapped_form_has_plain_blanks_and_is_composed(string typed, string mapped, bool differ)
    {
        var forms = PasswordForms.Of(typed);

        forms.Mapped.Should().Be(mapped);
        forms.Differ.Should().Be(differ);
    }

    [IcuTheory]
    [InlineData(@"\uD800")]
    [InlineData(@"a\uDC00b")]
    [InlineData("a\uFFFEb")]
    public void Text_without_a_form_has_none(string typed)
    {
        var forms = PasswordForms.Of(Escaped.Text(typed));

        forms.Mapped.Should().BeNull();
        forms.Differ.Should().BeFalse();
    }

    [Fact]
    public void It_never_prints_the_password()
    {
        PasswordForms.Of("hunter2").ToString().Should().NotContain("hunter2");
    }
}
