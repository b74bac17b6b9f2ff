using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Testing;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/accounts.md, run.</summary>
public sealed class AccountsPageTests
{
    private readonly List<string> _sent = [];

    [Fact]
    public async Task A_password_is_changed()
    {
        await using var host = AuthCoreTestHost.Create();
        var authentication = host.Authentication;
        var registered = await authentication.RegisterAsync("ada", "correct horse battery");
        var userId = ((RegistrationOutcome.Registered)registered).User.Id;

        var outcome = await authentication.ChangePasswordAsync(userId, "correct horse battery", "another long phrase");
        if (outcome is ChangePasswordOutcome.Changed changed)
        {
            Send(changed.AccessToken.Reveal(), changed.RefreshToken.Reveal());
        }

        _sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_account_is_closed_opened_and_removed()
    {
        await using var host = AuthCoreTestHost.Create();
        var authentication = host.Authentication;
        var registered = await authentication.RegisterAsync("ada", "correct horse battery");
        var userId = ((RegistrationOutcome.Registered)registered).User.Id;

        await authentication.DisableAsync(userId); // no login, and every session has ended
        await authentication.EnableAsync(userId); // logins again; ended sessions stay ended
        await authentication.ClearAttemptsAsync(userId); // after strangers have used up the guesses
        await authentication.RemoveAsync(userId);

        var login = await authentication.LoginAsync("ada", "correct horse battery");
        login.Should().BeOfType<LoginOutcome.Refused>();
    }

    private void Send(params string[] tokens) => _sent.AddRange(tokens);
}
