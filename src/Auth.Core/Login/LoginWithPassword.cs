using System.Diagnostics.CodeAnalysis;
using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Login;

/// <summary>
/// Logs a user in: shape and caps → canonical name → source limiter → a place in line → load user → reserve an attempt → one
/// unit of work → status checks → settle → re-hash if due → session → tokens. Every path that looks at a password does the
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
    ReserveAttempt attempts,
    DeviceTokens devices,
    RehashPassword rehash,
    OpenSession open,
    TimeProvider clock
)
{
    private static readonly string[] ByPassword = ["pwd"];

    // Sessions end by the hour, not by the second; a minute keeps clients from hammering.
    private static readonly TimeSpan FullStoreRetry = TimeSpan.FromMinutes(1);

    // A database that restarts is back in about this time.
    private static readonly TimeSpan LostStoreRetry = TimeSpan.FromSeconds(5);

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
            return new LoginOutcome.Throttled(retryAfter);
        }

        using (source)
        {
            using var place = gate.TryEnter(HashingUse.Login, source?.Key);
            if (place is null)
            {
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
        var start = await attempts
            .ReserveAsync(user, name.Canonical, context?.DeviceToken, place.Rest, cancellationToken)
            .ConfigureAwait(false);
        if (start.Attempt is not { } attempt)
        {
            return start.Admission == AttemptAdmission.Throttled
                ? new LoginOutcome.Throttled(start.RetryAfter)
                : new LoginOutcome.Busy(start.RetryAfter);
        }

        if (!place.TryResume())
        {
            await attempts.SettleAsync(attempt, AttemptVerdict.Void).ConfigureAwait(false);
            return new LoginOutcome.Busy(gate.RetryAfter);
        }

        var match = await VerifyAsync(attempt, forms, user, place).ConfigureAwait(false);

        // The account's state is looked at after the work, so that a disabled account takes as long as any other.
        var succeeds = match.Matches & user is { IsDisabled: false };
        var verdict = succeeds ? AttemptVerdict.Succeeded : AttemptVerdict.Failed;
        if (!await attempts.SettleAsync(attempt, verdict).ConfigureAwait(false))
        {
            return new LoginOutcome.Unavailable(LostStoreRetry);
        }

        note.OfUser(user?.Id.Value);
        if (succeeds)
        {
            return await OpenAsync(user!, attempt, match, forms, context, place, note).ConfigureAwait(false);
        }

        note.Became(
            user is null ? LoginEvents.UnknownName
            : match.Matches ? LoginEvents.Disabled
            : LoginEvents.WrongPassword
        );
        return LoginOutcome.Refused.Instance;
    }

    private async Task<PasswordMatch> VerifyAsync(
        Attempt attempt,
        PasswordForms forms,
        StoredUser? user,
        HashingGate.Place place
    )
    {
        try
        {
            return await place
                .VerifyAsync(forms, user?.RevealPasswordHash(), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch
        {
            // A hasher that fails, or a shutdown: nothing was learnt about the password.
            await attempts.SettleAsync(attempt, AttemptVerdict.Void).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<LoginOutcome> OpenAsync(
        StoredUser user,
        Attempt attempt,
        PasswordMatch match,
        PasswordForms forms,
        ClientContext? context,
        HashingGate.Place place,
        Observation note
    )
    {
        var loggedInAt = clock.GetUtcNow();
        if (attempt.DeviceId is not null)
        {
            await attempts.ReopenAsync(user).ConfigureAwait(false);
        }

        if (match.RehashDue)
        {
            await rehash.TryAsync(user, forms.Mapped!, place).ConfigureAwait(false);
        }

        // The versions are those of the record whose hash was verified, never of a later read.
        var deviceId = attempt.DeviceId ?? devices.NewDeviceId();
        var session = await open.AfterLoginAsync(user, loggedInAt, ByPassword, context?.CleanClient(), deviceId)
            .ConfigureAwait(false);
        if (session is null)
        {
            note.Became(LoginEvents.StoreFull);
            return new LoginOutcome.Busy(FullStoreRetry);
        }

        return new LoginOutcome.Succeeded(
            session.AccessToken,
            session.RefreshToken,
            devices.Issue(user, deviceId),
            user.ToUser(),
            match.ChangeAdvised
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
