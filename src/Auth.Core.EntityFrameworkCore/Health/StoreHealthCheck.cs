using Auth.Core.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Auth.Core.EntityFrameworkCore.Health;

/// <summary>Asks the state store for a record that is not there: the cheapest question that the whole way has to answer.</summary>
internal sealed class StoreHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    private const string Key = "health-check";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var state = scope.ServiceProvider.GetRequiredService<IStateStore>();
                await state.FindAsync(StateKind.Session, Key, cancellationToken).ConfigureAwait(false);
            }

            return HealthCheckResult.Healthy("The store answers.");
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The fault stays here: reports go to pages that anybody may read, and a driver's text may hold an address.
            return new HealthCheckResult(
                context.Registration.FailureStatus,
                $"The store does not answer ({fault.GetType().Name})."
            );
        }
    }
}
