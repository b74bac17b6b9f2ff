using Auth.Core.Diagnostics;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>The change of a password, with its event.</summary>
internal sealed class ObservedPasswordChange(ChangePassword password, Observer observer)
{
    public Task<ChangePasswordOutcome> ExecuteAsync(
        UserId userId,
        string? current,
        string? next,
        ClientContext? context,
        CancellationToken cancellationToken
    ) =>
        observer.RunAsync(
            PasswordChangeEvents.Operation,
            note =>
            {
                note.OfUser(userId.Value).From(context?.Source);
                return StoreOutage.AnswerAsync<ChangePasswordOutcome>(
                    () => password.ExecuteAsync(userId, current, next, context, note, cancellationToken),
                    fault =>
                    {
                        note.Threw(fault).Became(PasswordChangeEvents.Attempts.Unavailable);
                        return new ChangePasswordOutcome.Unavailable(StoreOutage.RetryAfter);
                    }
                );
            },
            static (outcome, note) => KindOf(outcome, note),
            cancellationToken
        );

    // Whoever refuses has noted why. An outcome without a reason would be a bug here and is told as one.
    private static SecurityEventKind KindOf(ChangePasswordOutcome outcome, Observation note)
    {
        switch (outcome)
        {
            case ChangePasswordOutcome.Changed changed:
                note.OfSession(changed.AccessToken.SessionId.Value);
                return PasswordChangeEvents.Changed;
            case ChangePasswordOutcome.ChangedWithoutSession:
                return PasswordChangeEvents.ChangedWithoutSession;
            case ChangePasswordOutcome.PasswordRejected:
                return PasswordChangeEvents.PasswordRejected;
            case ChangePasswordOutcome.Conflict:
                return PasswordChangeEvents.Conflict;
            default:
                return note.Kind ?? PasswordChangeEvents.Operation.Failed;
        }
    }
}
