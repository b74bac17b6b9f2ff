// A process that tests start, race against others and kill. First line of input: "go".
//   STORE PLACE schema              makes the tables, prints "done"
//   STORE PLACE register NAME       registers, prints the outcome
//   STORE PLACE refresh TOKEN       refreshes, prints the outcome and the successor
//   STORE PLACE guess NAME COUNT    guesses wrong COUNT times at once, prints the outcomes
//   STORE PLACE hang NAME COUNT     the same with a hasher that prints "hashing" and never ends
//   sqlite PLACE lock               holds the write lock from "locked" until the next line of input
//   STORE PLACE work PREFIX         registers, logs in and refreshes for ever; prints a line after each acknowledged step
// STORE is sqlite or postgresql, PLACE a file or a connection string; AUTH_MASTER_KEY and AUTH_SIGNING_KEY hold the keys.
using System.Globalization;
using Auth.Core;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

const string Password = "correct horse battery";
var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development });
if (args[2] is "hang")
{
    builder.Services.AddSingleton<IPasswordHasher>(new HangingHasher());
}

var auth = builder
    .Services.AddAuthCore(options =>
    {
        options.Tokens.Issuer = AuthCoreTestHost.Issuer;
        options.Tokens.Audience = AuthCoreTestHost.Audience;
        options.Tokens.SigningKeys.Add(SigningKey.FromEnvironment());
        options.MasterKeys.Add(MasterKey.FromEnvironment());
        options.Hashing.Workers = 8;
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
    case "refresh":
        Say(await RefreshAsync(args[3]));
        break;
    case "guess" or "hang":
        await GuessAsync(args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
        break;
    case "lock":
        await LockAsync(args[1]);
        break;
    default:
        await WorkAsync(args[3]);
        break;
}

async Task<string> RefreshAsync(string token) =>
    await authentication.RefreshAsync(token) is RefreshOutcome.Refreshed refreshed
        ? $"{(refreshed.IsReplay ? "replayed" : "rotated")} {refreshed.RefreshToken.Reveal()}"
        : "refused";

async Task GuessAsync(string name, int count)
{
    var guesses = Enumerable.Range(0, count).Select(i => authentication.LoginAsync(name, $"a wrong guess {i}"));
    foreach (var outcome in await Task.WhenAll(guesses))
    {
        Say(outcome.GetType().Name);
    }
}

static async Task LockAsync(string file)
{
    var connection = new SqliteConnection($"Data Source={file};Pooling=false");
    await using (connection)
    {
        connection.Open();
        await using var transaction = connection.BeginTransaction(deferred: false);
        Say("locked");
        _ = Console.In.ReadLine();
    }
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

/// <summary>Hashes for ever, so that whoever waits for it can be killed meanwhile.</summary>
file sealed class HangingHasher : IPasswordHasher
{
    public string Hash(ReadOnlySpan<char> password) => "hanging";

    public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash)
    {
        Console.Out.WriteLine("hashing");
        Console.Out.Flush();
        Thread.Sleep(Timeout.Infinite);
        return PasswordVerification.Failed;
    }
}
