using Auth.Core.Diagnostics;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Registration;

/// <summary>The registration, with its event and its time.</summary>
internal sealed class ObservedRegistration(RegisterUser register, Observer observer)
{
    public Task<RegistrationOutcome> ExecuteAsync(
        string? userName,
        string? password,
        ClientContext? context,
        CancellationToken cancellationToken
    ) =>
        observer.RunAsync(
            RegistrationEvents.Operation,
            note =>
                StoreOutage.AnswerAsync<RegistrationOutcome>(
                    () => register.ExecuteAsync(userName, password, context, note, cancellationToken),
                    fault =>
                    {
                        note.Threw(fault);
                        return new RegistrationOutcome.Unavailable(StoreOutage.RetryAfter);
                    }
                ),
            (outcome, note) => KindOf(outcome, note),
            cancellationToken,
            observer.Meter.RegisterDuration
        );

    private SecurityEventKind KindOf(RegistrationOutcome outcome, Observation note)
    {
        switch (outcome)
        {
            case RegistrationOutcome.Registered registered:
                note.OfUser(registered.User.Id.Value);
                return RegistrationEvents.Registered;
            case RegistrationOutcome.UserNameRejected:
                return RegistrationEvents.NameRejected;
            case RegistrationOutcome.PasswordRejected:
                return RegistrationEvents.PasswordRejected;
            case RegistrationOutcome.UserNameTaken:
                return RegistrationEvents.NameTaken;
            case RegistrationOutcome.Unavailable:
                return RegistrationEvents.Operation.Failed;
            default:
                AuthCoreMeter.Count(observer.Meter.Busy, "scope", "hashing");
                return RegistrationEvents.Busy;
        }
    }
}
