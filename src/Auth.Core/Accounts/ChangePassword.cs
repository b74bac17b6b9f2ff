using Auth.Core.Passwords;
using Auth.Core.Sessions;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>
/// Changes a password: policy, with the user's name → a place in line → verify the current one → hash the new one →
/// replace the row → tidy the sessions → open a new one. There is no way to it without the current password.
/// </summary>
/// <remarks>
/// The row is written before anything else and ends all sessions by its counters. A crash after it leaves the new
/// password in force, old records that renew nothing, and the caller to log in again. A crash before leaves everything.
/// A wrong current password takes its place among failed attempts once attempts are counted.
/// </remarks>
internal sealed class ChangePassword(
    IUserStore users,
    HashingGate gate,
    PasswordPolicy policy,
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

        using var place = gate.TryEnter(HashingUse.PasswordChange);
        if (place is null)
        {
            return new ChangePasswordOutcome.Busy(gate.RetryAfter);
        }

        var match = await place
            .VerifyAsync(PasswordForms.Of(current), user?.RevealPasswordHash(), cancellationToken)
            .ConfigureAwait(false);
        if (!(match.Matches & user is { IsDisabled: false }))
        {
            return ChangePasswordOutcome.Refused.Instance;
        }

        var hash = await place.HashAsync(PasswordForms.Of(next!).Mapped!, CancellationToken.None).ConfigureAwait(false);
        return await WriteAsync(user!, hash).ConfigureAwait(false);
    }

    private async Task<ChangePasswordOutcome> WriteAsync(StoredUser verified, string hash)
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
        var opened = await open.AfterLoginAsync(user, clock.GetUtcNow(), ByPassword, client: null)
            .ConfigureAwait(false);
        return opened is null
            ? ChangePasswordOutcome.ChangedWithoutSession.Instance
            : new ChangePasswordOutcome.Changed(opened.AccessToken, opened.RefreshToken, user.ToUser());
    }
}
