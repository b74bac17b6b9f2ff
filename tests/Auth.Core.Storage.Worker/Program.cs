// A process that tests start, race against others and kill. First line of input: "go".
//   STORE PLACE schema              makes the tables, prints "done"
//   STORE PLACE register NAME       registers, prints the outcome
//   STORE PLACE work PREFIX         registers, logs in and refreshes for ever; prints a line after each acknowledged step
// STORE is sqlite or postgresql, PLACE a file or a connection string; AUTH_MASTER_KEY and AUTH_SIGNING_KEY hold the keys.
using Auth.Core;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

const string Password = "correct horse battery";
var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development });
var auth = builder
    .Services.AddAuthCore(options =>
    {
        options.Tokens.Issuer = AuthCoreTestHost.Issuer;
        options.Tokens.Audience = AuthCoreTestHost.Audience;
        options.Tokens.SigningKeys.Add(SigningKey.FromEnvironment());
        options.MasterKeys.Add(MasterKey.FromEnvironment());
    })
    .UseUnsafeFastPasswordHashing();

// Several workers begin at once on a machine that may be busy, and it is not their patience that is tested.
var patience = TimeSpan.FromMinutes(2);
_ = args[0] is "sqlite"
    ? auth.UseSqlite(args[1], options => options.Timeout = patience)
    : auth.UsePostgreSql(args[1], options => options.Timeout = patience);

using var host = builder.Build();
var authentication = host.Services.GetRequiredService<AuthenticationService>();
Say("ready");
_ = Console.In.ReadLine();
await host.StartAsync();
switch (args[2])
{
    case "schema":
        Say("done");
        break;
    case "register":
        Say((await authentication.RegisterAsync(args[3], Password)).GetType().Name);
        break;
    default:
        await WorkAsync(args[3]);
        break;
}

async Task WorkAsync(string prefix)
{
    for (var i = 0; ; i++)
    {
        var name = $"{prefix}-{i}";
        if (await authentication.RegisterAsync(name, Password) is not RegistrationOutcome.Registered)
        {
            throw new InvalidOperationException($"{name} was not registered.");
        }

        Say($"user {name}");
        if (await authentication.LoginAsync(name, Password) is not LoginOutcome.Succeeded login)
        {
            throw new InvalidOperationException($"{name} was not logged in.");
        }

        var token = login.RefreshToken.Reveal();
        Say($"token {name} {token}");
        for (var turn = 0; turn < 3; turn++)
        {
            if (await authentication.RefreshAsync(token) is not RefreshOutcome.Refreshed refreshed)
            {
                throw new InvalidOperationException($"{name} was not refreshed.");
            }

            token = refreshed.RefreshToken.Reveal();
            Say($"token {name} {token}");
        }
    }
}

static void Say(string line)
{
    Console.Out.WriteLine(line);
    Console.Out.Flush();
}
