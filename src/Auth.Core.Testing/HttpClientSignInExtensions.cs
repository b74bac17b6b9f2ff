using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Testing;

/// <summary>Signs a test's HTTP client in, without a request. Works with <c>WebApplicationFactory</c> and needs none of it.</summary>
public static class HttpClientSignInExtensions
{
    // By container, so that two hosts in one process do not share users.
    private static readonly ConditionalWeakTable<ITokenService, ConcurrentDictionary<string, string>> Passwords = [];

    /// <summary>
    /// Sends every later request of the client with the access token of a user, who is registered where there is none of the
    /// name. A user registered here has logged in at this moment; one that the test registered itself gets a token without a
    /// login (no <c>auth_time</c>), because only the test knows the password. Roles are added to those held.
    /// </summary>
    /// <param name="client">The client, such as <c>factory.CreateClient()</c>.</param>
    /// <param name="services">The host's services, such as <c>factory.Services</c>.</param>
    /// <param name="userName">The user's name.</param>
    /// <param name="roles">What else the user may do, besides the role <c>user</c>.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The text can name no user, or no role.</exception>
    /// <exception cref="InvalidOperationException">The host refuses the user: disabled, or out of places.</exception>
    public static HttpClient SignInAs(
        this HttpClient client,
        IServiceProvider services,
        string userName,
        params string[] roles
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(roles);

        // On another thread, so that a test framework's own context cannot wait for itself.
        var token = Task.Run(() => TokenOfAsync(services, userName, roles)).GetAwaiter().GetResult();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        return client;
    }

    private static async Task<AccessToken> TokenOfAsync(IServiceProvider services, string userName, string[] roles)
    {
        var scope = services.CreateAsyncScope();
        await using var disposal = scope.ConfigureAwait(false);
        var authentication = scope.ServiceProvider.GetRequiredService<AuthenticationService>();
        var passwords = Passwords.GetOrCreateValue(scope.ServiceProvider.GetRequiredService<ITokenService>());
        var user =
            await authentication.FindUserAsync(userName).ConfigureAwait(false)
            ?? await RegisterAsync(authentication, userName, passwords).ConfigureAwait(false);
        foreach (var role in roles)
        {
            await authentication.AddToRoleAsync(user.Id, role).ConfigureAwait(false);
        }

        return passwords.TryGetValue(user.Id.Value, out var password)
            ? await LogInAsync(authentication, userName, password).ConfigureAwait(false)
            : await IssueAsync(authentication, user).ConfigureAwait(false);
    }

    private static async Task<User> RegisterAsync(
        AuthenticationService authentication,
        string userName,
        ConcurrentDictionary<string, string> passwords
    )
    {
        var password = SecureRandom.System.NewId();
        switch (await authentication.RegisterAsync(userName, password).ConfigureAwait(false))
        {
            case RegistrationOutcome.Registered { User: var user }:
                passwords[user.Id.Value] = password;
                return user;
            case RegistrationOutcome.UserNameRejected { Reason: var reason }:
                throw new ArgumentException($"The text can name no user: {reason}.", nameof(userName));
            case var refused:
                throw new InvalidOperationException($"The host answered {refused} to a registration of the test's.");
        }
    }

    private static async Task<AccessToken> LogInAsync(
        AuthenticationService authentication,
        string userName,
        string password
    ) =>
        await authentication.LoginAsync(userName, password).ConfigureAwait(false) switch
        {
            LoginOutcome.Succeeded login => login.AccessToken,
            var refused => throw new InvalidOperationException(
                $"The host answered {refused} to a login of the test's."
            ),
        };

    private static async Task<AccessToken> IssueAsync(AuthenticationService authentication, User user) =>
        await authentication.IssueAsync(user.Id).ConfigureAwait(false) switch
        {
            IssueOutcome.Issued issued => issued.AccessToken,
            var refused => throw new InvalidOperationException(
                $"The host answered {refused} to a token of the test's."
            ),
        };
}
