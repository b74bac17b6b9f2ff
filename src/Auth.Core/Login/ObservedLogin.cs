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
                    () =>
                        login.ExecuteAsync(userName, password, context, note.From(context?.Source), cancellationToken),
                    fault =>
                    {
                        note.Threw(fault).Became(LoginEvents.Attempts.Unavailable);
                        return new LoginOutcome.Unavailable(StoreOutage.RetryAfter);
                    }
                ),
            static (outcome, note) => KindOf(outcome, note),
            cancellationToken,
            observer.Meter.LoginDuration
        );

    // Whoever refuses has noted why. An outcome without a reason would be a bug here and is told as one.
    private static SecurityEventKind KindOf(LoginOutcome outcome, Observation note)
    {
        switch (outcome)
        {
            case LoginOutcome.Succeeded succeeded:
                note.OfUser(succeeded.User.Id.Value).OfSession(succeeded.AccessToken.SessionId.Value);
                return succeeded.PasswordChangeAdvised ? LoginEvents.SucceededByCutPassword : LoginEvents.Succeeded;
            case LoginOutcome.Malformed:
                return LoginEvents.Attempts.Malformed;
            default:
                return note.Kind ?? LoginEvents.Operation.Failed;
        }
    }
}
