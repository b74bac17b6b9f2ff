using Auth.Core;
using Auth.Core.Login;
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
