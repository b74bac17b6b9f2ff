using Auth.Core.Users;

namespace Auth.Core.Tests.Users;

public class RoleNameTests
{
    [Theory]
    [InlineData("user", true)]
    [InlineData("Payments: approve", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData(" admin", false)]
    [InlineData("admin ", false)]
    [InlineData("ad\nmin", false)]
    [InlineData("\uD83D\uDD11", false)]
    [InlineData("admin\u200B", false)]
    [InlineData("\u202Enimda", false)]
    [InlineData("adm\u2028in", false)]
    [InlineData("r\u00F4le", false)]
    [InlineData("a\"b", false)]
    [InlineData("a\\b", false)]
    [InlineData("~!@#$%^&*()<>'+", true)]
    public void A_role_is_printable_ascii_and_without_outer_blanks(string? role, bool valid)
    {
        RoleName.IsValid(role).Should().Be(valid);
    }

    [Fact]
    public void A_role_has_at_most_64_characters()
    {
        RoleName.IsValid(new string('r', 64)).Should().BeTrue();
        RoleName.IsValid(new string('r', 65)).Should().BeFalse();
    }
}
