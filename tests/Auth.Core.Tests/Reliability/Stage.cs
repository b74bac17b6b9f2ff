using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Sessions;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Tests.Reliability;

/// <summary>Where verbs meet: Ada is registered and has a session, whose first refresh token was used long ago.</summary>
internal sealed record Stage(UserId Ada, SessionId SessionId, string UsedToken, string RefreshToken, string AccessToken)
{
    public const string Name = "ada";
    public const string NewName = "grace";
    public const string Password = "correct horse battery";
    public const string NewPassword = "battery horse correct";

    public static async Task<Stage> SetAsync(Houses houses)
    {
        var auth = houses.First;
        var ada = ((RegistrationOutcome.Registered)await auth.RegisterAsync(Name, Password)).User.Id;
        var login = (LoginOutcome.Succeeded)await auth.LoginAsync(Name, Password);
        var used = login.RefreshToken.Reveal();
        var refreshed = (RefreshOutcome.Refreshed)await auth.RefreshAsync(used);
        houses.Clock.Advance(TimeSpan.FromSeconds(11));
        return new Stage(
            ada,
            login.RefreshToken.SessionId,
            used,
            refreshed.RefreshToken.Reveal(),
            refreshed.AccessToken.Reveal()
        );
    }
}
