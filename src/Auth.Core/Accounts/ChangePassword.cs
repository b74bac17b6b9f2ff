using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>
/// Changes a password: policy, with the user's name → source limiter → a place in line → check of the current one, which is
/// counted → hash the new one → replace the row → tidy the sessions → open a new one. There is no way to it without the
/// current password, and a wrong one counts like a wrong login.
/// </summary>
/// <remarks>
/// The row is written before anything else and ends all sessions by its counters. A crash after it leaves the new
/// password in force, old records that renew nothing, and the caller to log in again. A crash before leaves everything.
/// </remarks>
internal sealed class ChangePassword(
    IUserStore users,
    SourceLimiter sources,
    HashingGate gate,
    PasswordPolicy policy,
    CheckPassword check,
    DeviceTokens devices,
    ChangeUser change,
    EndSessions sessions,
    OpenSession open,
    TimeProvider clock
)
{
    private static readonly string[] ByPassword = ["pwd"];

    public async Task<ChangePasswordOutcome> ExecuteAsync(
        UserId id,
        string? current,
        string? next,
        ClientContext? context,
        Observation note,
        CancellationToken cancellationToken
    )
    {
        // The user's name is a word that the new password must not be made of, so the row is read first.
        var user = await users.FindByIdAsync(id, cancellationToken).ConfigureAwait(false);
        var reasons = await policy
            .JudgeAsync(next ?? string.Empty, user?.Name.Display, cancellationToken)
            .ConfigureAwait(false);
        if (reasons.Count > 0)
        {
            return new ChangePasswordOutcome.PasswordRejected(reasons);
        }

        if (string.IsNullOrEmpty(current) || PasswordLimits.IsTooLong(current))
        {
            note.Became(PasswordChangeEvents.Attempts.Malformed);
            return ChangePasswordOutcome.Refused.Instance;
        }

        if (!sources.TryEnter(context?.Source, out var source, out var retryAfter))
        {
            note.Became(PasswordChangeEvents.Attempts.ThrottledSource);
            return new ChangePasswordOutcome.Throttled(retryAfter);
        }

        using (source)
        {
            using var place = gate.TryEnter(HashingUse.PasswordChange, source?.Key);
            if (place is null)
            {
                note.Became(PasswordChangeEvents.Attempts.Busy);
                return new ChangePasswordOutcome.Busy(gate.RetryAfter);
            }

            var checkedPassword = await check
                .ExecuteAsync(
                    user,
                    id.Value,
                    PasswordForms.Of(current),
                    context?.DeviceToken,
                    place,
                    note,
                    cancellationToken
                )
                .ConfigureAwait(false);
            switch (checkedPassword.Result)
            {
                case PasswordCheckResult.Right:
                    return await WriteAsync(user!, next!, checkedPassword.DeviceId, context, place)
                        .ConfigureAwait(false);
                case PasswordCheckResult.Throttled:
                    return new ChangePasswordOutcome.Throttled(checkedPassword.RetryAfter);
                case PasswordCheckResult.Busy:
                    return new ChangePasswordOutcome.Busy(checkedPassword.RetryAfter);
                case PasswordCheckResult.Unavailable:
                    return new ChangePasswordOutcome.Unavailable(checkedPassword.RetryAfter);
                default:
                    source?.MarkFailed();
                    return ChangePasswordOutcome.Refused.Instance;
            }
        }
    }

    private async Task<ChangePasswordOutcome> WriteAsync(
        StoredUser verified,
        string next,
        string? knownDevice,
        ClientContext? context,
        HashingGate.Place place
    )
    {
        var hash = await place.HashAsync(PasswordForms.Of(next).Mapped!, CancellationToken.None).ConfigureAwait(false);

        // What was verified is one hash. A role given meanwhile is no reason to fail; another password is.
        var isSame = true;
        var changed = await change
            .ApplyAsync(
                verified.Id,
                (user, version) =>
                {
                    isSame = !user.IsDisabled && user.CredentialVersion == verified.CredentialVersion;
                    return isSame ? user.WithPassword(hash, version) : user;
                },
                CancellationToken.None
            )
            .ConfigureAwait(false);
        if (changed.User is not { } user || !isSame)
        {
            return ChangePasswordOutcome.Conflict.Instance;
        }

        await sessions.TidyAsync(user).ConfigureAwait(false);
        var deviceId = knownDevice ?? devices.NewDeviceId();
        var opened = await open.AfterLoginAsync(user, clock.GetUtcNow(), ByPassword, context?.CleanClient(), deviceId)
            .ConfigureAwait(false);
        return opened is null
            ? ChangePasswordOutcome.ChangedWithoutSession.Instance
            : new ChangePasswordOutcome.Changed(
                opened.AccessToken,
                opened.RefreshToken,
                devices.Issue(user, deviceId),
                user.ToUser()
            );
    }
}
