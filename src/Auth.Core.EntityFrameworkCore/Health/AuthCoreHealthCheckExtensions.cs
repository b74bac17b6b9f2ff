using Auth.Core.EntityFrameworkCore.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks. In this namespace so that it is found where services are registered.</summary>
public static class AuthCoreHealthCheckExtensions
{
    /// <summary>
    /// Adds a check that the stores answer: one read of one row that is not there. Serves every store, those of the host too. Its
    /// report names the type of a fault and nothing else of it.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks</c> returned.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What a store that does not answer makes the check; <see cref="HealthStatus.Unhealthy"/> if null.</param>
    /// <param name="tags">Tags to select checks by; none if null.</param>
    public static IHealthChecksBuilder AddAuthCoreStores(
        this IHealthChecksBuilder builder,
        string name = "auth-core-stores",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(
            new HealthCheckRegistration(
                name,
                static provider => new StoreHealthCheck(provider.GetRequiredService<IServiceScopeFactory>()),
                failureStatus,
                tags
            )
        );
    }
}
