using Auth.Core.Passwords;
using Auth.Core.Tests.Support;
using Auth.Core.Text;

namespace Auth.Core.Tests.Passwords;

[Trait("asvs", "6.2.1")]
public class PasswordPolicyTests
{
    private readonly PasswordPolicy _policy = new(new PasswordPolicyOptions(), new TextOptions());

    [Fact]
    public void Fourteen_code_points_are_too_short_and_fifteen_are_enough()
    {
        _policy.Judge(Varied.Letters(14)).Should().Equal(PasswordRejection.TooShort);
        _policy.Judge(Varied.Letters(15)).Should().BeEmpty();
        _policy.Judge(string.Empty).Should().Equal(PasswordRejection.TooShort);
    }

    [IcuFact]
    [Trait("asvs", "6.2.9")]
    public void Code_points_are_counted_not_bytes_or_code_units()
    {
        _policy.Judge(Varied.Emoji(14)).Should().Equal(PasswordRejection.TooShort);
        _policy.Judge(Varied.Emoji(15)).Should().BeEmpty();
        _policy.Judge(Varied.Emoji(64)).Should().BeEmpty();
    }

    [Theory]
    [Trait("asvs", "6.2.5")]
    [InlineData("718281828459045")]
    [InlineData("  .  . .   . ..")]
    [InlineData("HORSEBATTERYCORRECT")]
    [InlineData("correct horse battery")]
    public void There_are_no_composition_rules(string password)
    {
        _policy.Judge(password).Should().BeEmpty();
        typeof(PasswordPolicyOptions)
            .GetProperties()
            .Should()
            .NotContain(property => property.Name.StartsWith("Require"));
    }

    [Fact]
    public void The_longest_password_has_1024_bytes()
    {
        _policy.Judge(Varied.Letters(1024)).Should().BeEmpty();
        _policy.Judge(new string('a', 1025)).Should().Equal(PasswordRejection.TooLong);
        _policy.Judge(new string('a', 10_000_000)).Should().Equal(PasswordRejection.TooLong);
        _policy.Judge(new string('\u20AC', 342)).Should().Equal(PasswordRejection.TooLong); // 3 bytes each
    }

    [IcuFact]
    public void The_cap_holds_before_and_after_mapping()
    {
        // U+1D160 is 4 bytes and becomes 12 in NFC: three musical signs that never compose.
        var grows = string.Concat(Enumerable.Repeat("\U0001D160", 100));

        _policy.Judge(grows).Should().Equal(PasswordRejection.TooLong);
    }

    [IcuTheory]
    [InlineData("\0")]
    [InlineData("\n")]
    [InlineData("\u007F")]
    [InlineData("\u0085")]
    [InlineData("\uFDD0")]
    [InlineData("\uFFFE")]
    [InlineData("\U0001FFFF")]
    [InlineData(@"\uD800")]
    [InlineData(@"\uDFFF")]
    public void Controls_noncharacters_and_lone_surrogates_are_refused(string odd)
    {
        _policy.Judge($"long enough, but {Escaped.Text(odd)}").Should().Equal(PasswordRejection.ForbiddenCharacter);
    }

    [Fact]
    public void Every_reason_is_told_at_once()
    {
        _policy.Judge("short\0").Should().Equal(PasswordRejection.TooShort, PasswordRejection.ForbiddenCharacter);
    }

    [Fact]
    public void Where_only_ascii_is_admitted_other_letters_are_refused()
    {
        var policy = new PasswordPolicy(new PasswordPolicyOptions(), new TextOptions { AsciiOnly = true });

        policy.Judge("correct horse b\u00E4ttery").Should().Equal(PasswordRejection.NotAscii);
        policy.Judge("correct horse battery").Should().BeEmpty();
    }

    [Theory]
    [InlineData("correct horse batter\u212A")] // Kelvin sign, which NFC turns into ASCII
    [InlineData("correct horse battery\u037E")] // Greek question mark, likewise
    [InlineData("correct\u00A0horse battery")]
    public void Where_only_ascii_is_admitted_the_typed_text_is_judged_so_that_all_processes_agree(string password)
    {
        var policy = new PasswordPolicy(new PasswordPolicyOptions(), new TextOptions { AsciiOnly = true });

        policy.Judge(password).Should().Equal(PasswordRejection.NotAscii);
    }
}
