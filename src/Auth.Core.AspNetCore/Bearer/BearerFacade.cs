using Auth.Core.State;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.AspNetCore.Bearer;

/// <summary>
/// The facade that a request verifies with. It is as short-lived as the host's stores: where those are singletons, one facade
/// serves all requests, since making one costs as much as a verification; else each request has its own.
/// </summary>
internal sealed class BearerFacade(IServiceProvider root, IServiceCollection services)
{
    private readonly Lazy<AuthenticationService?> _shared = new(() =>
        AreStoresShared(services) ? root.GetService<AuthenticationService>() : null
    );

    /// <summary>The facade, or null in a service that only verifies.</summary>
    public AuthenticationService? Of(IServiceProvider request) =>
        _shared.Value ?? request.GetService<AuthenticationService>();

    private static bool AreStoresShared(IServiceCollection services) =>
        services
            .Where(service => service.ServiceType == typeof(IUserStore) || service.ServiceType == typeof(IStateStore))
            .All(service => service.Lifetime == ServiceLifetime.Singleton);
}
