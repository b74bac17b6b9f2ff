using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Sessions;
using Auth.Core.Users;

namespace Auth.Core.Login;

/// <summary>
/// Logs a user in: shape and caps → canonical name → admission → load user → one unit of work → status checks →
/// re-hash if due → session → token. Every path that loads a user does the same work, whatever it finds.
/// </summary>
/// <remarks>
/// The order has room, at the numbered places, for what throttling adds: (1) the source limiter, (2) the reserved attempt,
/// (3) settling it. The re-hash loses nothing when it fails; a crash before the session is written leaves the user to log
/// in again, one after it a session that nobody holds a token of and that ends by itself.
/// </remarks>
internal sealed class LoginWithPassword(
    IUserStore users,
    UserNamePolicy names,
    HashingGate gate,
    RehashPassword rehash,
    OpenSession open,
    TimeProvider clock
)
{
    private static readonly string[] ByPassword = ["pwd"];

    // Sessions end by the hour, not by the second; a minute keeps clients from hammering.
    private static readonly TimeSpan FullStoreRetry = TimeSpan.FromMinutes(1);

    public async Task<LoginOutcome> ExecuteAsync(
        string? userName,
        string? password,
        string? client,
        Observation note,
        CancellationToken cancellationToken
    )
    {
        if (!TryRead(userName, password, out var name, out var forms))
        {
            return LoginOutcome.Malformed.Instance;
        }

        note.OfName(name.Canonical);

        // (1) The source limiter takes its place here.
        using var place = gate.TryEnter(HashingUse.Login);
        if (place is null)
        {
            return new LoginOutcome.Busy(gate.RetryAfter);
        }

        var user = await users.FindByNameAsync(name, cancellationToken).ConfigureAwait(false);

        // (2) An attempt is reserved here. From here on nothing is cancelled: an attempt that began is counted.
        // Until then a caller who leaves while waiting in line gives the place back.
        var match = await place.VerifyAsync(forms, user?.RevealPasswordHash(), cancellationToken).ConfigureAwait(false);

        // The account's state is looked at after the work, so that a disabled account takes as long as any other.
        var succeeds = match.Matches & user is { IsDisabled: false };

        // (3) The attempt is settled here, before any answer.
        if (!succeeds)
        {
            note.OfUser(user?.Id.Value)
                .Became(
                    user is null ? LoginEvents.UnknownName
                    : match.Matches ? LoginEvents.Disabled
                    : LoginEvents.WrongPassword
                );
            return LoginOutcome.Refused.Instance;
        }

        var loggedInAt = clock.GetUtcNow();
        if (match.RehashDue)
        {
            await rehash.TryAsync(user!, forms.Mapped!, place).ConfigureAwait(false);
        }

        // The versions are those of the record whose hash was verified, never of a later read.
        var session = await open.AfterLoginAsync(user!, loggedInAt, ByPassword, client).ConfigureAwait(false);
        if (session is null)
        {
            note.OfUser(user!.Id.Value).Became(LoginEvents.StoreFull);
            return new LoginOutcome.Busy(FullStoreRetry);
        }

        return new LoginOutcome.Succeeded(
            session.AccessToken,
            session.RefreshToken,
            user!.ToUser(),
            match.ChangeAdvised
        );
    }

    private bool TryRead(
        string? userName,
        string? password,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out UserName? name,
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
