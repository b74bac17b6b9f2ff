using System.Text.Json;
using Auth.Core.Users;

namespace Auth.Core.Tests.Users;

public class StoredUserTests
{
    private const string Hash = "$2b$12$canaryCanaryCanaryCanary";

    internal static StoredUser Make(string name = "ada", string id = "id-1", long version = 1, params string[] roles) =>
        new(
            UserId.Parse(id),
            UserName.Create(name),
            Hash,
            roles,
            isDisabled: false,
            DateTimeOffset.UnixEpoch,
            credentialVersion: 1,
            securityVersion: 1,
            version
        );

    [Fact]
    public void It_never_prints_the_hash_or_the_name()
    {
        var user = Make("hunter2");

        user.ToString().Should().Be("StoredUser id-1");
        JsonSerializer.Serialize(user).Should().NotContain("canary");
        user.ToUser().ToString().Should().NotContain("hunter2");
    }

    [Fact]
    public void A_role_change_grows_the_security_version_alone()
    {
        var next = Make().WithRoles(["user", "admin"], version: 9);

        next.SecurityVersion.Should().Be(2);
        next.CredentialVersion.Should().Be(1);
        next.Version.Should().Be(9);
        next.Roles.Should().Equal("user", "admin");
    }

    [Fact]
    public void A_rehash_grows_neither_counter()
    {
        var next = Make().WithRehash("$2b$13$new", version: 9);

        next.SecurityVersion.Should().Be(1);
        next.CredentialVersion.Should().Be(1);
        next.RevealPasswordHash().Should().Be("$2b$13$new");
    }

    [Fact]
    public void Repeated_roles_count_once_and_65_are_refused()
    {
        var many = Enumerable.Range(0, 65).Select(i => $"role{i}").ToArray();
        var tooMany = () => Make(roles: many);

        Make(roles: ["user", "user"]).Roles.Should().Equal("user");
        tooMany.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_role_list_handed_in_cannot_be_changed_from_outside()
    {
        string[] roles = ["user"];
        var user = Make(roles: roles);

        roles[0] = "admin";

        user.Roles.Should().Equal("user");
        user.ToUser().IsInRole("admin").Should().BeFalse();
    }
}
