// The whole story in one file: register, a duplicate, log in, read, be refused as admin, become admin.
using Auth.Core;
using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Sessions;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services
    .AddAuthCore(options =>
    {
        options.Tokens.Issuer = "https://id.example.org";
        options.Tokens.Audience = "https://api.example.org";
        options.Tokens.SigningKeys.Add(SigningKey.CreateRandom()); // in production: SigningKey.FromEnvironment()
    })
    .AddInMemoryStores();

await using var provider = services.BuildServiceProvider();
var authentication = provider.GetRequiredService<AuthenticationService>();

await authentication.RegisterAsync("ada", "correct horse battery");
if (await authentication.LoginAsync("ada", "correct horse battery") is LoginOutcome.Succeeded login)
{
    var verification = await authentication.VerifyAsync(login.AccessToken.Reveal());
    Console.WriteLine(verification is TokenVerification.Valid valid ? $"Hello, {valid.Identity.UserName}!" : "Who?");
}

// A name is taken in every spelling that looks the same.
Show("register Ada again", await authentication.RegisterAsync("Ａｄａ", "another long password"));

// Wrong passwords and unknown names get one answer, after the same work.
Show("log in, wrong password", await authentication.LoginAsync("ada", "correct horse batterz"));
Show("log in, unknown name", await authentication.LoginAsync("bob", "correct horse battery"));

// A policy speaks at registration, with every reason at once, and never at login.
Show("register with a short password", await authentication.RegisterAsync("eve", "short"));

// Roles: everybody is a user; admins are made.
var token = await LogIn("ada", "correct horse battery");
Console.WriteLine($"read protected content: {await Authorize(token, "user")}");
Console.WriteLine($"open the admin panel: {await Authorize(token, "admin")}");

var ada = await authentication.FindUserAsync("ada") ?? throw new InvalidOperationException("Ada is gone.");
Show("make Ada an admin", await authentication.AddToRoleAsync(ada.Id, "admin"));
token = await LogIn("ada", "correct horse battery");
Console.WriteLine($"open the admin panel: {await Authorize(token, "admin")}");

// Sessions: a refresh token renews the access token, and logging out ends both at once.
if (await authentication.LoginAsync("ada", "correct horse battery") is LoginOutcome.Succeeded session)
{
    if (await authentication.RefreshAsync(session.RefreshToken.Reveal()) is RefreshOutcome.Refreshed refreshed)
    {
        Console.WriteLine($"after a refresh: {await Authorize(refreshed.AccessToken.Reveal(), "admin")}");
        await authentication.LogoutAsync(refreshed.RefreshToken.Reveal());
        Console.WriteLine($"after logging out: {await Authorize(refreshed.AccessToken.Reveal(), "admin")}");
        Show("refresh after logging out", await authentication.RefreshAsync(refreshed.RefreshToken.Reveal()));
    }
}

// The parts work alone, too: a hash, a check, and a token for somebody whom the host already knows.
var hasher = provider.GetRequiredService<IPasswordHasher>();
var hash = hasher.Hash("s3cr3t passphrase");
Console.WriteLine($"hash begins with {hash[..7]}");
Console.WriteLine($"right password: {hasher.Verify("s3cr3t passphrase", hash)}");
Console.WriteLine($"wrong password: {hasher.Verify("S3cr3t passphrase", hash)}");
if (await authentication.IssueAsync(ada.Id) is IssueOutcome.Issued issued)
{
    Console.WriteLine($"a token without a login: {await Authorize(issued.AccessToken.Reveal(), "admin")}");
    Console.WriteLine($"a token somebody changed: {await Authorize(issued.AccessToken.Reveal() + "A", "admin")}");
}

async Task<string> LogIn(string name, string password) =>
    await authentication.LoginAsync(name, password) is LoginOutcome.Succeeded { AccessToken: var accessToken }
        ? accessToken.Reveal()
        : throw new InvalidOperationException("The login was refused.");

async Task<string> Authorize(string accessToken, string role) =>
    await authentication.VerifyAsync(accessToken) switch
    {
        TokenVerification.Valid { Identity: var who } when who.IsInRole(role) => $"welcome, {who.UserName}",
        TokenVerification.Valid => $"refused, role {role} required",
        _ => "refused, invalid or expired token",
    };

static void Show(string what, object outcome) =>
    Console.WriteLine(
        outcome switch
        {
            RegistrationOutcome.PasswordRejected rejected => $"{what}: {string.Join(", ", rejected.Reasons)}",
            RoleOutcome.Done done => $"{what}: {string.Join(", ", done.User.Roles)}",
            _ => $"{what}: {outcome.GetType().Name}",
        }
    );
