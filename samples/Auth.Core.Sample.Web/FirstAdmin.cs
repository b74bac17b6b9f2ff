using Auth.Core.Login;
using Auth.Core.Registration;

namespace Auth.Core.Sample.Web;

/// <summary>
/// Makes the first admin at start, from <c>Admin:Name</c> and <c>Admin:Password</c> or from the demo profile. Without
/// them there is no account at all. Starting again changes nothing.
/// </summary>
internal sealed class FirstAdmin(
    FirstAdmin.Account account,
    AuthenticationService authentication,
    ILogger<FirstAdmin> logger
) : IHostedService
{
    /// <summary>Who it shall be; nobody when there is no name.</summary>
    internal sealed record Account(string? Name, string? Password)
    {
        public static Account Read(IConfiguration configuration, DemoProfile? demo) =>
            new(configuration["Admin:Name"] ?? demo?.AdminName, configuration["Admin:Password"] ?? demo?.AdminPassword);

        public override string ToString() => "Account (masked)";
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(account.Name))
        {
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

    private static string Describe(RegistrationOutcome outcome) =>
        outcome switch
        {
            RegistrationOutcome.PasswordRejected { Reasons: var reasons } =>
                $"Admin:Password: {string.Join(", ", reasons)}",
            RegistrationOutcome.UserNameRejected { Reason: var reason } => $"Admin:Name: {reason}",
            _ => outcome.GetType().Name,
        };
}
