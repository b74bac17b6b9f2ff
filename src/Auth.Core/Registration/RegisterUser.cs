using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Secrets;
using Auth.Core.Users;

namespace Auth.Core.Registration;

/// <summary>
/// Registers a user: name and policy → name free? → hash → add. The store's unique index is the arbiter; the look-up
/// before only saves the hash.
/// </summary>
/// <remarks>One write, so a crash leaves either the whole user or none.</remarks>
internal sealed class RegisterUser(
    IUserStore users,
    HashingGate gate,
    PasswordPolicy policy,
    NameFlights flights,
    UserNamePolicy names,
    SecureRandom random,
    TimeProvider clock
)
{
    public async Task<RegistrationOutcome> ExecuteAsync(
        string? userName,
        string? password,
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
        var reasons = await policy
            .JudgeAsync(password ?? string.Empty, name!.Display, cancellationToken)
            .ConfigureAwait(false);
        if (reasons.Count > 0)
        {
            return new RegistrationOutcome.PasswordRejected(reasons);
        }

        var mapped = PasswordForms.Of(password!).Mapped!;
        using var turn = await flights.EnterAsync(name.Canonical, cancellationToken).ConfigureAwait(false);
        if (turn.NameIsTaken || await users.FindByNameAsync(name, cancellationToken).ConfigureAwait(false) is not null)
        {
            turn.MarkTaken();
            return RegistrationOutcome.UserNameTaken.Instance;
        }

        var outcome = await AddAsync(name, mapped, cancellationToken).ConfigureAwait(false);
        if (outcome is RegistrationOutcome.Registered or RegistrationOutcome.UserNameTaken)
        {
            turn.MarkTaken();
        }

        return outcome;
    }

    private async Task<RegistrationOutcome> AddAsync(
        UserName name,
        string mappedPassword,
        CancellationToken cancellationToken
    )
    {
        using var place = gate.TryEnter(HashingUse.Registration);
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
