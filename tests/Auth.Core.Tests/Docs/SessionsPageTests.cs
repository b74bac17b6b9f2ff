using System.Security.Cryptography;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Testing;
using Auth.Core.Users;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/sessions.md, run.</summary>
public class SessionsPageTests
{
    private readonly List<string> _sent = [];

    [Fact]
    public async Task A_session_is_renewed()
    {
        await using var host = AuthCoreTestHost.Create();
        var authentication = host.Authentication;
        await authentication.RegisterAsync("ada", "correct horse battery");

        var login = (LoginOutcome.Succeeded)await authentication.LoginAsync("ada", "correct horse battery");
        var refresh = await authentication.RefreshAsync(login.RefreshToken.Reveal());
        if (refresh is RefreshOutcome.Refreshed refreshed)
        {
            Send(refreshed.AccessToken.Reveal(), refreshed.RefreshToken.Reveal());
        }

        _sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended()
    {
        await using var host = AuthCoreTestHost.Create();
        var authentication = host.Authentication;
        var userId = await RegisterAsync(host);
        await authentication.LoginAsync("ada", "correct horse battery");
        var login = (LoginOutcome.Succeeded)await authentication.LoginAsync("ada", "correct horse battery");
        var refreshToken = login.RefreshToken.Reveal();

        var sessions = await authentication.ListSessionsAsync(userId);
        await authentication.EndSessionAsync(userId, sessions[0].Id);
        await authentication.LogoutAsync(refreshToken);
        await authentication.LogoutEverywhereAsync(userId);

        sessions.Should().HaveCount(2);
        (await authentication.ListSessionsAsync(userId)).Should().BeEmpty();
    }

    [Fact]
    public void A_master_key_comes_from_the_environment()
    {
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        Environment.SetEnvironmentVariable(MasterKey.DefaultVariable, made);
        var options = new AuthCoreOptions();

        options.MasterKeys.Add(MasterKey.FromEnvironment());

        options.MasterKeys.Should().ContainSingle();
        Environment.SetEnvironmentVariable(MasterKey.DefaultVariable, value: null);
    }

    private static async Task<UserId> RegisterAsync(AuthCoreTestHost host) =>
        ((RegistrationOutcome.Registered)await host.Authentication.RegisterAsync("ada", "correct horse battery"))
            .User
            .Id;

    private void Send(params string[] tokens) => _sent.AddRange(tokens);
}
