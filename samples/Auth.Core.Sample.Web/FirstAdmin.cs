using System.Buffers.Text;
using System.Security.Cryptography;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Users;

namespace Auth.Core.Sample.Web;

/// <summary>
/// Makes the first admin at start, from <c>Admin:Name</c> and <c>Admin:Password</c> or from the demo profile. Without
/// them there is no account at all. Starting again changes nothing. The demo's account, whose password no policy admits,
/// moves in as the rows of an older system do: with a hash that is there already.
/// </summary>
internal sealed class FirstAdmin(
    FirstAdmin.Account account,
    AuthenticationService authentication,
    IUserStore users,
    IPasswordHasher hasher,
    TimeProvider clock,
    ILogger<FirstAdmin> logger
) : IHostedService
{
    /// <summary>Who it shall be; nobody when there is no name.</summary>
    internal sealed record Account(string? Name, string? Password, bool MovesIn)
    {
        public static Account Read(IConfiguration configuration, DemoProfile? demo) =>
            new(
                configuration["Admin:Name"] ?? demo?.AdminName,
                configuration["Admin:Password"] ?? demo?.AdminPassword,
                demo is not null && configuration["Admin:Password"] is null
            );

        public override string ToString() => "Account (masked)";
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(account.Name))
        {
            return;
        }

        if (account.MovesIn)
        {
            await MoveInAsync(cancellationToken);
            return;
        }

        switch (
            await authentication.RegisterAsync(account.Name, account.Password, cancellationToken: cancellationToken)
        )
        {
            case RegistrationOutcome.Registered { User: var user }:
                await authentication.AddToRoleAsync(user.Id, "admin", cancellationToken);
                break;

            // Finishes what a crash left undone, and only for the account that has this password: somebody else may
            // have registered the name first.
            case RegistrationOutcome.UserNameTaken:
                if (
                    await authentication.LoginAsync(
                        account.Name,
                        account.Password,
                        cancellationToken: cancellationToken
                    )
                    is LoginOutcome.Succeeded login
                )
                {
                    await authentication.AddToRoleAsync(login.User.Id, "admin", cancellationToken);
                }
                else
                {
                    logger.LogWarning(
                        "The name in Admin:Name belongs to an account with another password; left alone."
                    );
                }

                break;

            case var refused:
                throw new InvalidOperationException(
                    $"The first admin could not be made ({Describe(refused)}). Change Admin:Name or Admin:Password: a "
                        + "password has at least 15 characters."
                );
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MoveInAsync(CancellationToken cancellationToken)
    {
        if (
            !UserName.TryCreate(account.Name, out var name)
            || await users.FindByNameAsync(name, cancellationToken) is not null
        )
        {
            return;
        }

        // Two processes at once add one row: the store refuses the second name.
        var user = new StoredUser(
            UserId.Parse(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))),
            name,
            hasher.Hash(account.Password),
            ["user", "admin"],
            isDisabled: false,
            clock.GetUtcNow(),
            credentialVersion: 1,
            securityVersion: 1,
            version: RandomNumberGenerator.GetInt32(1, int.MaxValue)
        );
        await users.AddAsync(user, cancellationToken);
    }

    private static string Describe(RegistrationOutcome outcome) =>
        outcome switch
        {
            RegistrationOutcome.PasswordRejected { Reasons: var reasons } =>
                $"Admin:Password: {string.Join(", ", reasons)}",
            RegistrationOutcome.UserNameRejected { Reason: var reason } => $"Admin:Name: {reason}",
            _ => outcome.GetType().Name,
        };
}
