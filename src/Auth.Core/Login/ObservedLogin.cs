using Auth.Core.Diagnostics;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Login;

/// <summary>The login, with its event and its time.</summary>
internal sealed class ObservedLogin(LoginWithPassword login, Observer observer)
{
    public Task<LoginOutcome> ExecuteAsync(
        string? userName,
        string? password,
        ClientContext? context,
        CancellationToken cancellationToken
    ) =>
        observer.RunAsync(
            LoginEvents.Operation,
            note =>
                StoreOutage.AnswerAsync<LoginOutcome>(
                    () => login.ExecuteAsync(userName, password, context, note, cancellationToken),
                    fault =>
                    {
                        note.Threw(fault);
                        return new LoginOutcome.Unavailable(StoreOutage.RetryAfter);
                    }
                ),
            (outcome, note) => KindOf(outcome, note),
            cancellationToken,
            observer.Meter.LoginDuration
        );

    private SecurityEventKind KindOf(LoginOutcome outcome, Observation note)
    {
        switch (outcome)
        {
            case LoginOutcome.Succeeded succeeded:
                note.OfUser(succeeded.User.Id.Value).OfSession(succeeded.AccessToken.SessionId.Value);
                return succeeded.PasswordChangeAdvised ? LoginEvents.SucceededByCutPassword : LoginEvents.Succeeded;
            case LoginOutcome.Malformed:
                return LoginEvents.Malformed;
            case LoginOutcome.Unavailable:
                return LoginEvents.Operation.Failed;
            case LoginOutcome.Busy:
                AuthCoreMeter.Count(
                    observer.Meter.Busy,
                    "scope",
                    note.Kind == LoginEvents.StoreFull ? "store" : "hashing"
                );
                return LoginEvents.Busy;
            default:
                return LoginEvents.WrongPassword;
        }
    }
}
