using System.Threading.Channels;
using Auth.Core.Login;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Auth.Core.Sample.Worker;

/// <summary>Plays the rest of the world: two people who order jobs, one of whom is disabled before his is done.</summary>
internal sealed class Customers(Channel<Job> queue, IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var authentication = scope.ServiceProvider.GetRequiredService<AuthenticationService>();
        var ada = await LogInAsync(authentication, "ada", "correct horse battery");
        var bob = await LogInAsync(authentication, "bob", "battery horse correct");
        await authentication.DisableAsync(
            (await authentication.FindUserAsync("bob", stoppingToken))!.Id,
            stoppingToken
        );

        Job[] jobs =
        [
            new("resize the pictures", "user", ada),
            new("empty the archive", "operator", ada),
            new("print the report", "user", bob),
            new("send the parcels", "user", ada[..^8] + "AAAAAAAA"),
        ];
        foreach (var job in jobs)
        {
            await queue.Writer.WriteAsync(job, stoppingToken);
        }

        queue.Writer.Complete();
    }

    private static async Task<string> LogInAsync(AuthenticationService authentication, string name, string password)
    {
        await authentication.RegisterAsync(name, password);
        return await authentication.LoginAsync(name, password) is LoginOutcome.Succeeded login
            ? login.AccessToken.Reveal()
            : throw new InvalidOperationException("The login was refused.");
    }
}
