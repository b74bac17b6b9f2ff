using Auth.Core.Diagnostics;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>Every way in which logging in, registering and changing a password can end.</summary>
internal static class LoginOutcomes
{
    private const string Password = SessionHouse.Password;
    private const string Other = SessionHouse.OtherPassword;

    public static IEnumerable<OutcomeCase> All => [.. Logins, .. Registrations, .. PasswordChanges];

    private static IEnumerable<OutcomeCase> Logins =>
        [
            Login(LoginEvents.Succeeded, SessionHouse.Name, Password),
            new(
                LoginEvents.SucceededAfterFailures,
                async house =>
                {
                    await house.Authentication.LoginAsync(SessionHouse.Name, Other);
                    return () => house.Authentication.LoginAsync(SessionHouse.Name, Password);
                }
            ),
            OutcomeCase.Failing(
                LoginEvents.Operation.Failed,
                house => house.Authentication.LoginAsync(SessionHouse.Name, Password)
            ),
        ];

    private static IEnumerable<OutcomeCase> Registrations =>
        [
            Register(RegistrationEvents.Registered, "eve", Password),
            Register(RegistrationEvents.NameRejected, "\n", Password),
            Register(RegistrationEvents.PasswordRejected, "eve", "short"),
            Register(RegistrationEvents.NameTaken, SessionHouse.Name, Password),
            OutcomeCase.WhileHashingIsFull(
                RegistrationEvents.Busy,
                house => house.Authentication.RegisterAsync("eve", Password)
            ),
            OutcomeCase.WhileTheStoreIsOut(
                RegistrationEvents.Unavailable,
                house => house.Authentication.RegisterAsync("eve", Password)
            ),
            OutcomeCase.Failing(
                RegistrationEvents.Operation.Failed,
                house => house.Authentication.RegisterAsync("eve", Password)
            ),
        ];

    private static IEnumerable<OutcomeCase> PasswordChanges =>
        [
            OutcomeCase.Of(PasswordChangeEvents.Changed, ChangeAsync),
            OutcomeCase.Of(PasswordChangeEvents.ChangedWithoutSession, ChangeAsync) with
            {
                MaxSessions = 0,
            },
            OutcomeCase.Of(
                PasswordChangeEvents.PasswordRejected,
                house => house.Authentication.ChangePasswordAsync(house.Ada, Password, "short")
            ),
            OutcomeCase.InACrowd(PasswordChangeEvents.Conflict, ChangeAsync),
            OutcomeCase.Failing(PasswordChangeEvents.Operation.Failed, ChangeAsync),
        ];

    private static OutcomeCase Login(SecurityEventKind kind, string name, string password) =>
        OutcomeCase.Of(kind, house => house.Authentication.LoginAsync(name, password));

    private static OutcomeCase Register(SecurityEventKind kind, string name, string password) =>
        OutcomeCase.Of(kind, house => house.Authentication.RegisterAsync(name, password));

    private static Task ChangeAsync(SessionHouse house) =>
        house.Authentication.ChangePasswordAsync(house.Ada, Password, Other);
}
