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
                note.OfUser(userId.Value);
                return StoreOutage.AnswerAsync<ChangePasswordOutcome>(
                    () => password.ExecuteAsync(userId, current, next, context, cancellationToken),
                    fault =>
                    {
                        note.Threw(fault);
                        return new ChangePasswordOutcome.Unavailable(StoreOutage.RetryAfter);
                    }
                );
            },
            (outcome, note) => KindOf(outcome, note),
            cancellationToken
        );

    private SecurityEventKind KindOf(ChangePasswordOutcome outcome, Observation note)
    {
        switch (outcome)
        {
            case ChangePasswordOutcome.Changed changed:
                note.OfSession(changed.AccessToken.SessionId.Value);
                return PasswordChangeEvents.Changed;
            case ChangePasswordOutcome.ChangedWithoutSession:
                return PasswordChangeEvents.ChangedWithoutSession;
            case ChangePasswordOutcome.Refused:
                return PasswordChangeEvents.Refused;
            case ChangePasswordOutcome.PasswordRejected:
                return PasswordChangeEvents.PasswordRejected;
            case ChangePasswordOutcome.Conflict:
                return PasswordChangeEvents.Conflict;
            case ChangePasswordOutcome.Unavailable:
                return PasswordChangeEvents.Operation.Failed;
            default:
                AuthCoreMeter.Count(observer.Meter.Busy, "scope", "hashing");
                return PasswordChangeEvents.Busy;
        }
    }
}
