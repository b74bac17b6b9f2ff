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
                    () =>
                        register.ExecuteAsync(
                            userName,
                            password,
                            context,
                            note.From(context?.Source),
                            cancellationToken
                        ),
                    fault =>
                    {
                        note.Threw(fault).Became(RegistrationEvents.Unavailable);
                        return new RegistrationOutcome.Unavailable(StoreOutage.RetryAfter);
                    }
                ),
            static (outcome, note) => KindOf(outcome, note),
            cancellationToken,
            observer.Meter.RegisterDuration
        );

    private static SecurityEventKind KindOf(RegistrationOutcome outcome, Observation note)
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
            case RegistrationOutcome.Throttled:
                return RegistrationEvents.Throttled;
            case RegistrationOutcome.Unavailable:
                return RegistrationEvents.Unavailable;
            case RegistrationOutcome.Busy:
                return RegistrationEvents.Busy;
            default:
                return RegistrationEvents.Operation.Failed;
        }
    }
}
