using System.Diagnostics.CodeAnalysis;
using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Login;

/// <summary>
/// Logs a user in: shape and caps → canonical name → source limiter → a place in line → load user → check of the password,
/// which is counted → re-hash if due → session → end of the session that it replaces → tokens. Every path that looks at a password does the
/// same work, whatever it finds; the others do none.
/// </summary>
/// <remarks>
/// Nothing is cancelled once an attempt is reserved, and it is settled before any answer. A crash before that leaves a lease,
/// which becomes a failure; one before the session is written leaves the user to log in again, one after it a session that
/// nobody holds a token of and that ends by itself. The re-hash loses nothing when it fails.
/// </remarks>
internal sealed class LoginWithPassword(
    IUserStore users,
    UserNamePolicy names,
    SourceLimiter sources,
    HashingGate gate,
    CheckPassword check,
    ReserveAttempt attempts,
    DeviceTokens devices,
    RehashPassword rehash,
    OpenSession open,
    EndSessions sessions,
    TimeProvider clock
)
{
    private static readonly string[] ByPassword = ["pwd"];

    // Sessions end by the hour, not by the second; a minute keeps clients from hammering.
    private static readonly TimeSpan FullStoreRetry = TimeSpan.FromMinutes(1);

    public async Task<LoginOutcome> ExecuteAsync(
        string? userName,
        string? password,
        ClientContext? context,
        Observation note,
        CancellationToken cancellationToken
    )
    {
        if (!TryRead(userName, password, out var name, out var forms))
        {
            return LoginOutcome.Malformed.Instance;
        }

        note.OfName(name.Canonical);
        if (!sources.TryEnter(context?.Source, out var source, out var retryAfter))
        {
            note.Became(LoginEvents.Attempts.ThrottledSource);
            return new LoginOutcome.Throttled(retryAfter);
        }

        using (source)
        {
            using var place = gate.TryEnter(HashingUse.Login, source?.Key);
            if (place is null)
            {
                note.Became(LoginEvents.Attempts.Busy);
                return new LoginOutcome.Busy(gate.RetryAfter);
            }

            var outcome = await TryAsync(name, forms, context, place, note, cancellationToken).ConfigureAwait(false);
            if (outcome is LoginOutcome.Refused)
            {
                source?.MarkFailed();
            }

            return outcome;
        }
    }

    private async Task<LoginOutcome> TryAsync(
        UserName name,
        PasswordForms forms,
        ClientContext? context,
        HashingGate.Place place,
        Observation note,
        CancellationToken cancellationToken
    )
    {
        var user = await users.FindByNameAsync(name, cancellationToken).ConfigureAwait(false);
        var checkedPassword = await check
            .ExecuteAsync(user, name.Canonical, forms, context?.DeviceToken, place, note, cancellationToken)
            .ConfigureAwait(false);
        switch (checkedPassword.Result)
        {
            case PasswordCheckResult.Right:
                return await OpenAsync(user!, checkedPassword, forms, context, place, note).ConfigureAwait(false);
            case PasswordCheckResult.Throttled:
                return new LoginOutcome.Throttled(checkedPassword.RetryAfter);
            case PasswordCheckResult.Busy:
                return new LoginOutcome.Busy(checkedPassword.RetryAfter);
            case PasswordCheckResult.Unavailable:
                return new LoginOutcome.Unavailable(checkedPassword.RetryAfter);
            default:
                return LoginOutcome.Refused.Instance;
        }
    }

    private async Task<LoginOutcome> OpenAsync(
        StoredUser user,
        PasswordCheck right,
        PasswordForms forms,
        ClientContext? context,
        HashingGate.Place place,
        Observation note
    )
    {
        var loggedInAt = clock.GetUtcNow();
        if (right.DeviceId is not null)
        {
            await attempts.ReopenAsync(user).ConfigureAwait(false);
        }

        if (right.Match.RehashDue)
        {
            await rehash.TryAsync(user, forms.Mapped!, place).ConfigureAwait(false);
        }

        // The versions are those of the record whose hash was verified, never of a later read.
        var deviceId = right.DeviceId ?? devices.NewDeviceId();
        var session = await open.AfterLoginAsync(user, loggedInAt, ByPassword, context?.CleanClient(), deviceId)
            .ConfigureAwait(false);
        if (session is null)
        {
            note.Became(LoginEvents.Attempts.StoreFull);
            return new LoginOutcome.Busy(FullStoreRetry);
        }

        await sessions.ReplacedAsync(context?.RefreshToken).ConfigureAwait(false);
        if (right.HadFailures)
        {
            note.Became(LoginEvents.SucceededAfterFailures);
        }

        return new LoginOutcome.Succeeded(
            session.AccessToken,
            session.RefreshToken,
            devices.Issue(user, deviceId),
            user.ToUser(),
            right.Match.ChangeAdvised
        );
    }

    private bool TryRead(
        string? userName,
        string? password,
        [NotNullWhen(true)] out UserName? name,
        out PasswordForms forms
    )
    {
        name = null;
        forms = default;
        if (string.IsNullOrEmpty(password) || PasswordLimits.IsTooLong(password))
        {
            return false;
        }

        forms = PasswordForms.Of(password);
        return !(forms.Mapped is { } mapped && PasswordLimits.IsTooLong(mapped)) && names.TryRead(userName, out name);
    }
}
