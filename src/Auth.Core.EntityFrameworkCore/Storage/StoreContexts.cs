using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>
/// Where a call gets its context from: one context a call, so that the stores serve any number of threads although a
/// context serves one.
/// </summary>
internal abstract class StoreContexts
{
    public abstract RentedContext Rent();
}

/// <summary>A context for one call, and what has to be disposed with it.</summary>
internal readonly struct RentedContext(DbContext context, AsyncServiceScope? scope = null) : IAsyncDisposable
{
    public DbContext Context { get; } = context;

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync().ConfigureAwait(false);
        if (scope is { } owner)
        {
            await owner.DisposeAsync().ConfigureAwait(false);
        }
    }
}

/// <summary>Contexts of a factory, pooled or not.</summary>
internal sealed class FactoryContexts(IDbContextFactory<AuthCoreDbContext> factory) : StoreContexts
{
    public override RentedContext Rent() => new(factory.CreateDbContext());
}

/// <summary>
/// Contexts of the host: from its <see cref="IDbContextFactory{TContext}"/> where it has registered one, else the scoped
/// context of a scope of the call's own.
/// </summary>
internal sealed class HostContexts<TContext>(IServiceScopeFactory scopes, TimeSpan timeout) : StoreContexts
    where TContext : DbContext
{
    public override RentedContext Rent()
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            DbContext context = scope.ServiceProvider.GetService<IDbContextFactory<TContext>>() is { } factory
                ? factory.CreateDbContext()
                : scope.ServiceProvider.GetRequiredService<TContext>();
            context.Database.SetCommandTimeout(StoreTimeout.InSeconds(timeout));
            return new RentedContext(context, scope);
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }
}
