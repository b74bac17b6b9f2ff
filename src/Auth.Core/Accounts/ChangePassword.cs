using Auth.Core.Passwords;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>
/// Changes a password: policy, with the user's name → source limiter → a place in line →
/// reserve an attempt → verify the current one → settle → hash the new one → replace the row → tidy the sessions → open a new one. There is no way to it without the current
/// password, and a wrong one counts like a wrong login.
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
    ReserveAttempt attempts,
    DeviceTokens devices,
    ChangeUser change,
    EndSessions sessions,
    OpenSession open,
    TimeProvider clock
)
{
    private static readonly string[] ByPassword = ["pwd"];

    // A database that restarts is back in about this time.
    private static readonly TimeSpan LostStoreRetry = TimeSpan.FromSeconds(5);

    public async Task<ChangePasswordOutcome> ExecuteAsync(
        UserId id,
        string? current,
        string? next,
        ClientContext? context,
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
            return ChangePasswordOutcome.Refused.Instance;
        }

        if (!sources.TryEnter(context?.Source, out var source, out var retryAfter))
        {
            return new ChangePasswordOutcome.Throttled(retryAfter);
        }

        using (source)
        {
            using var place = gate.TryEnter(HashingUse.PasswordChange, source?.Key);
            if (place is null)
            {
                return new ChangePasswordOutcome.Busy(gate.RetryAfter);
            }

            var outcome = await TryAsync(user, id, current, next!, context, place, cancellationToken)
                .ConfigureAwait(false);
            if (outcome is ChangePasswordOutcome.Refused)
            {
                source?.MarkFailed();
            }

            return outcome;
        }
    }

    private async Task<ChangePasswordOutcome> TryAsync(
        StoredUser? user,
        UserId id,
        string current,
        string next,
        ClientContext? context,
        HashingGate.Place place,
        CancellationToken cancellationToken
    )
    {
        var start = await attempts
            .ReserveAsync(user, id.Value, context?.DeviceToken, place.Rest, cancellationToken)
            .ConfigureAwait(false);
        if (start.Attempt is not { } attempt)
        {
            return start.Admission == AttemptAdmission.Throttled
                ? new ChangePasswordOutcome.Throttled(start.RetryAfter)
                : new ChangePasswordOutcome.Busy(start.RetryAfter);
        }

        if (!place.TryResume())
        {
            await attempts.SettleAsync(attempt, AttemptVerdict.Void).ConfigureAwait(false);
            return new ChangePasswordOutcome.Busy(gate.RetryAfter);
        }

        var match = await VerifyAsync(attempt, current, user, place).ConfigureAwait(false);
        var succeeds = match.Matches & user is { IsDisabled: false };
        var verdict = succeeds ? AttemptVerdict.Succeeded : AttemptVerdict.Failed;
        if (!await attempts.SettleAsync(attempt, verdict).ConfigureAwait(false))
        {
            return new ChangePasswordOutcome.Unavailable(LostStoreRetry);
        }

        if (!succeeds)
        {
            return ChangePasswordOutcome.Refused.Instance;
        }

        var hash = await place.HashAsync(PasswordForms.Of(next).Mapped!, CancellationToken.None).ConfigureAwait(false);
        return await WriteAsync(user!, hash, attempt.DeviceId ?? devices.NewDeviceId(), context).ConfigureAwait(false);
    }

    private async Task<PasswordMatch> VerifyAsync(
        Attempt attempt,
        string current,
        StoredUser? user,
        HashingGate.Place place
    )
    {
        try
        {
            return await place
                .VerifyAsync(PasswordForms.Of(current), user?.RevealPasswordHash(), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch
        {
            // A hasher that fails, or a shutdown: nothing was learnt about the password.
            await attempts.SettleAsync(attempt, AttemptVerdict.Void).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ChangePasswordOutcome> WriteAsync(
        StoredUser verified,
        string hash,
        string deviceId,
        ClientContext? context
    )
    {
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
