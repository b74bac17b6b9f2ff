using System.Security.Cryptography;
using System.Threading.Channels;
using Auth.Core.Accounts;
using Auth.Core.Registration;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Auth.Core.Sample.Worker;

/// <summary>Does the jobs of the queue, each in a scope of its own, as a store of the host's may ask for.</summary>
internal sealed class JobWorker(Channel<Job> queue, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        UserId self;
        await using (var scope = scopes.CreateAsyncScope())
        {
            self = await FindSelfAsync(scope.ServiceProvider.GetRequiredService<AuthenticationService>());
        }

        await foreach (var job in queue.Reader.ReadAllAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var authentication = scope.ServiceProvider.GetRequiredService<AuthenticationService>();
            Console.WriteLine($"{job.Title}: {await DoAsync(authentication, self, job, stoppingToken)}");
        }

        lifetime.StopApplication();
    }

    private static async Task<string> DoAsync(
        AuthenticationService authentication,
        UserId self,
        Job job,
        CancellationToken cancellationToken
    )
    {
        // When the job is done, not when it was ordered: in between somebody may have been disabled or have lost a role.
        switch (await authentication.VerifyAsync(job.AccessToken, cancellationToken))
        {
            case TokenVerification.Valid { Identity: var customer } when customer.IsInRole(job.Role):
                var report = await ReportAsync(authentication, self, cancellationToken);
                return $"done for {customer.UserName}, reported by {report}";
            case TokenVerification.Valid:
                return $"refused, role {job.Role} required";
            case TokenVerification.Unavailable:
                return "the store is out; put it back into the queue";
            default:
                return "refused, invalid or expired token";
        }
    }

    // A token of the worker's own, for the next service in line. It says that nobody logged in.
    private static async Task<string> ReportAsync(
        AuthenticationService authentication,
        UserId self,
        CancellationToken cancellationToken
    )
    {
        var outcome = await authentication.IssueAsync(self, cancellationToken);
        return
            outcome is IssueOutcome.Issued issued
            && await authentication.VerifyAsync(issued.AccessToken.Reveal(), cancellationToken)
                is TokenVerification.Valid valid
            ? valid.Identity.UserName
            : "nobody";
    }

    // An account that nobody logs in to: its password is random and kept nowhere.
    private static async Task<UserId> FindSelfAsync(AuthenticationService authentication)
    {
        const string Name = "job-worker";
        var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        return await authentication.RegisterAsync(Name, password) is RegistrationOutcome.Registered registered
            ? registered.User.Id
            : (await authentication.FindUserAsync(Name))!.Id;
    }
}
