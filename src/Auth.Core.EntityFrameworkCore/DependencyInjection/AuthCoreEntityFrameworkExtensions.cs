using Auth.Core.DependencyInjection;
using Auth.Core.EntityFrameworkCore;
using Auth.Core.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds stores over the host's own context. In this namespace so that it is found where services are registered.</summary>
public static class AuthCoreEntityFrameworkExtensions
{
    /// <summary>
    /// Keeps users and sessions in the tables that <c>modelBuilder.UseAuthCore()</c> maps in the host's context. Each call takes
    /// a context of its own: from <see cref="IDbContextFactory{TContext}"/> where the host has registered one, otherwise from
    /// a scope that lives as long as the call. So the stores are singletons, safe to call from many threads, and take no
    /// part in a transaction of the host. The host's migrations make the tables. Replaces stores registered before.
    /// </summary>
    /// <typeparam name="TContext">The host's context, registered by <c>AddDbContext</c> or <c>AddDbContextFactory</c>.</typeparam>
    /// <param name="builder">What <c>AddAuthCore</c> returned.</param>
    /// <param name="configure">Sets the timeout; null for the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is out of its range.</exception>
    public static AuthCoreBuilder AddEntityFrameworkStores<TContext>(
        this AuthCoreBuilder builder,
        Action<EntityFrameworkStoreOptions>? configure = null
    )
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new EntityFrameworkStoreOptions();
        configure?.Invoke(options);
        var timeout = StoreTimeout.Require(options.Timeout, "EntityFrameworkStoreOptions.Timeout");
        Stores.Register(
            builder.Services,
            provider => new Stores(
                new StoreCalls(
                    new HostContexts<TContext>(provider.GetRequiredService<IServiceScopeFactory>(), timeout),
                    new StoreDialect(),
                    schema: null,
                    timeout,
                    provider.GetRequiredService<TimeProvider>()
                ),
                schema: null
            )
        );
        return builder;
    }
}
