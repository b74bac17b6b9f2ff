using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Users;

namespace Auth.Core.Throttling;

/// <summary>
/// The one way to look at a typed password: reserve an attempt → one unit of work → status of the account → settle. Notes
/// for the event why it ended as it did, of which the caller is told less.
/// </summary>
internal sealed class CheckPassword(ReserveAttempt attempts, AttemptEvents events)
{
    /// <summary>Checks a password.</summary>
    /// <param name="user">The user, or null where there is none.</param>
    /// <param name="name">What was asked for: the canonical name, or the id where a user is asked for by id.</param>
    /// <param name="forms">The password.</param>
    /// <param name="deviceToken">The token as received, or null.</param>
    /// <param name="place">A place in the hashing line.</param>
    /// <param name="note">Learns the user and what became of it.</param>
    /// <param name="cancellationToken">Honoured until the reservation is being written.</param>
    public async Task<PasswordCheck> ExecuteAsync(
        StoredUser? user,
        string name,
        PasswordForms forms,
        string? deviceToken,
        HashingGate.Place place,
        Observation note,
        CancellationToken cancellationToken
    )
    {
        note.OfUser(user?.Id.Value);
        var start = await attempts
            .ReserveAsync(user, name, deviceToken, place.Rest, cancellationToken)
            .ConfigureAwait(false);
        if (start.Attempt is not { } attempt)
        {
            note.Became(KindOf(start));
            var result =
                start.Admission == AttemptAdmission.Throttled
                    ? PasswordCheckResult.Throttled
                    : PasswordCheckResult.Busy;
            return new PasswordCheck(result) { RetryAfter = start.RetryAfter };
        }

        if (!place.TryResume())
        {
            // Others have filled the house meanwhile: no password was looked at.
            await attempts.SettleAsync(attempt, AttemptVerdict.Void).ConfigureAwait(false);
            note.Became(events.Busy);
            return new PasswordCheck(PasswordCheckResult.Busy) { RetryAfter = place.RetryAfter };
        }

        var match = await VerifyAsync(attempt, forms, user, place).ConfigureAwait(false);

        // The account's state is looked at after the work, so that a disabled account takes as long as any other.
        var succeeds = match.Matches & user is { IsDisabled: false };
        var settled = await attempts
            .SettleAsync(attempt, succeeds ? AttemptVerdict.Succeeded : AttemptVerdict.Failed)
            .ConfigureAwait(false);
        if (match.Fault == StoredHashFault.Costly)
        {
            note.Met(StoredHashEvents.Costly);
        }

        if (!settled.IsWritten)
        {
            note.Became(events.Unavailable);
            return new PasswordCheck(PasswordCheckResult.Unavailable) { RetryAfter = StoreOutage.RetryAfter };
        }

        if (!succeeds)
        {
            note.Became(KindOf(user, match, attempt.Lane.IsDevice, settled.IsClosed));
            return new PasswordCheck(PasswordCheckResult.Wrong);
        }

        return new PasswordCheck(PasswordCheckResult.Right)
        {
            Match = match,
            DeviceId = attempt.DeviceId,
            HadFailures = settled.HadFailures,
        };
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

    private SecurityEventKind KindOf(AttemptStart refused) =>
        refused switch
        {
            { Admission: AttemptAdmission.Full } => events.StoreFull,
            { Admission: not AttemptAdmission.Throttled } => events.Parked,
            { IsClosed: true } => events.Locked,
            { IsDevice: true } => events.ThrottledDevice,
            _ => events.ThrottledAccount,
        };

    private SecurityEventKind KindOf(StoredUser? user, PasswordMatch match, bool isDevice, bool hasClosed)
    {
        if (hasClosed)
        {
            return isDevice ? events.DeviceLocked : events.AccountLocked;
        }

        return user is null ? events.Unknown
            : match.Matches ? events.Disabled
            : match.Fault switch
            {
                StoredHashFault.Unreadable => events.HashUnreadable,
                StoredHashFault.TooDear => events.HashTooCostly,
                StoredHashFault.UnknownPepper => events.HashOfUnknownPepper,
                StoredHashFault.PepperRequired => events.HashWithoutPepper,
                _ => events.WrongPassword,
            };
    }
}
