using Auth.Core.Accounts;
using Auth.Core.Registration;
using Auth.Core.Testing;
using Auth.Core.Tests.Login;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Accounts;

public class IssueWithoutLoginTests
{
    [Fact]
    [Trait("asvs", "10.3.4")]
    public async Task The_token_says_that_nobody_logged_in()
    {
        await using var host = AuthCoreTestHost.Create();
        var registered = (RegistrationOutcome.Registered)
            await host.Authentication.RegisterAsync("ada", "correct horse battery");

        var outcome = await host.Authentication.IssueAsync(registered.User.Id);

        var issued = outcome.Should().BeOfType<IssueOutcome.Issued>().Which;
        var verification = await host.Authentication.VerifyAsync(issued.AccessToken.Reveal());
        var who = verification.Should().BeOfType<TokenVerification.Valid>().Which.Identity;
        who.UserId.Should().Be(registered.User.Id);
        who.AuthenticatedAt.Should().BeNull();
        who.AuthenticationMethods.Should().BeEmpty();
        who.Roles.Should().Equal("user");
    }

    [Fact]
    public async Task Unknown_and_disabled_users_get_none()
    {
        await using var host = AuthCoreTestHost.Create();
        var disabled = LoginTests.Stored("ada", "$2b$04$x", isDisabled: true);
        await host.Users.AddAsync(disabled, default);

        (await host.Authentication.IssueAsync(UserId.Parse("nobody"))).Should().BeOfType<IssueOutcome.UserUnknown>();
        (await host.Authentication.IssueAsync(disabled.Id)).Should().BeOfType<IssueOutcome.UserDisabled>();
        (await host.Authentication.IsInRoleAsync(disabled.Id, "user")).Should().BeFalse();
    }
}
