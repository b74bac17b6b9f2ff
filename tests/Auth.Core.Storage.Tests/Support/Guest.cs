using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Storage.Tests.Support;

/// <summary>A user with a session, for one call of the facade alone.</summary>
internal sealed record Guest(string Name, UserId Id, SessionId Session, string RefreshToken, string AccessToken)
{
    public static async Task<Guest> WelcomeAsync(StoreHouse house, string name)
    {
        var registered = await house.Authentication.RegisterAsync(name, StoreHouse.Password);
        var login = (LoginOutcome.Succeeded)await house.Authentication.LoginAsync(name, StoreHouse.Password);
        return new Guest(
            name,
            ((RegistrationOutcome.Registered)registered).User.Id,
            login.AccessToken.SessionId,
            login.RefreshToken.Reveal(),
            login.AccessToken.Reveal()
        );
    }
}
