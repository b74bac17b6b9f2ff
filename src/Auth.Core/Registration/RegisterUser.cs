using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Secrets;
using Auth.Core.Throttling;
using Auth.Core.Users;

namespace Auth.Core.Registration;

/// <summary>
/// Registers a user: name and policy → source limiter → name free? → breached? → hash → add. The store's unique index
/// is the arbiter; the look-up before only saves the hash.
/// </summary>
/// <remarks>One write, so a crash leaves either the whole user or none.</remarks>
internal sealed class RegisterUser(
    IUserStore users,
    HashingGate gate,
    PasswordPolicy policy,
    NameFlights flights,
    UserNamePolicy names,
    SourceLimiter sources,
    SecureRandom random,
    TimeProvider clock
)
{
    public async Task<RegistrationOutcome> ExecuteAsync(
        string? userName,
        string? password,
        ClientContext? context,
        Observation note,
        CancellationToken cancellationToken
    )
    {
        if (names.Judge(userName, out var name) is not UserNameRejection.None and var rejection)
        {
            return new RegistrationOutcome.UserNameRejected(rejection);
        }

        note.OfName(name!.Canonical);

        // The cap is judged before the text is mapped, so that a long text costs nothing.
        if (policy.Judge(password ?? string.Empty, name.Display) is { Count: > 0 } reasons)
        {
            return new RegistrationOutcome.PasswordRejected(reasons);
        }

        if (!sources.TryEnter(context?.Source, out var source, out var retryAfter))
        {
            return new RegistrationOutcome.Throttled(retryAfter);
        }

        using (source)
        {
            var outcome = await RegisterAsync(name, password!, source?.Key, cancellationToken).ConfigureAwait(false);
            if (outcome is RegistrationOutcome.UserNameTaken)
            {
                // Whoever asks for many taken names is learning who is here.
                source?.MarkFailed();
            }

            return outcome;
        }
    }

    private async Task<RegistrationOutcome> RegisterAsync(
        UserName name,
        string password,
        string? source,
        CancellationToken cancellationToken
    )
    {
        using var turn = await flights.EnterAsync(name.Canonical, cancellationToken).ConfigureAwait(false);
        if (turn is null)
        {
            return new RegistrationOutcome.Busy(gate.RetryAfter);
        }

        if (turn.NameIsTaken || await users.FindByNameAsync(name, cancellationToken).ConfigureAwait(false) is not null)
        {
            turn.MarkTaken();
            return RegistrationOutcome.UserNameTaken.Instance;
        }

        // Asked as late as this, so that a flood of registrations is stopped before it reaches somebody else's service.
        var forms = PasswordForms.Of(password);
        var breached = await policy.JudgeBreachedAsync(forms, cancellationToken).ConfigureAwait(false);
        if (breached.Count > 0)
        {
            return new RegistrationOutcome.PasswordRejected(breached);
        }

        var outcome = await AddAsync(name, forms.Mapped!, source, cancellationToken).ConfigureAwait(false);
        if (outcome is RegistrationOutcome.Registered or RegistrationOutcome.UserNameTaken)
        {
            turn.MarkTaken();
        }

        return outcome;
    }

    private async Task<RegistrationOutcome> AddAsync(
        UserName name,
        string mappedPassword,
        string? source,
        CancellationToken cancellationToken
    )
    {
        using var place = gate.TryEnter(HashingUse.Registration, source);
        if (place is null)
        {
            return new RegistrationOutcome.Busy(gate.RetryAfter);
        }

        var hash = await place.HashAsync(mappedPassword, cancellationToken).ConfigureAwait(false);
        var user = new StoredUser(
            UserId.Parse(random.NewId()),
            name,
            hash,
            [RoleName.User],
            isDisabled: false,
            clock.GetUtcNow(),
            credentialVersion: 1,
            securityVersion: 1,
            random.NewRecordVersion()
        );

        var write = await users.AddAsync(user, cancellationToken).ConfigureAwait(false);
        return write == UserWrite.Done
            ? new RegistrationOutcome.Registered(user.ToUser())
            : RegistrationOutcome.UserNameTaken.Instance;
    }
}
