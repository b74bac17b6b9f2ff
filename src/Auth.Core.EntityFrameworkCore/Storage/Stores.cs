using Auth.Core.EntityFrameworkCore.State;
using Auth.Core.EntityFrameworkCore.Users;
using Auth.Core.State;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>Both stores over one database, made once and shared by all threads.</summary>
internal sealed class Stores(StoreCalls calls, SchemaGuard? schema, IDisposable? owned = null) : IDisposable
{
    public EntityFrameworkUserStore Users { get; } = new(calls);

    public EntityFrameworkStateStore State { get; } = new(calls);

    public StoreCalls Calls => calls;

    public SchemaGuard? Schema => schema;

    /// <summary>Registers them in place of what was registered before: the last call to a store's method counts.</summary>
    public static void Register(IServiceCollection services, Func<IServiceProvider, Stores> create)
    {
        services.AddSingleton(create);
        services.AddSingleton<IUserStore>(static provider => provider.GetRequiredService<Stores>().Users);
        services.AddSingleton<IStateStore>(static provider => provider.GetRequiredService<Stores>().State);
        if (!services.Any(service => service.ImplementationType == typeof(StartStores)))
        {
            // First of all: managed keys are loaded at start too, and find the tables there.
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StartStores>());
        }
    }

    public void Dispose() => owned?.Dispose();

    /// <summary>Under a host: makes or upgrades the tables at start, so that every fault of them comes out then.</summary>
    private sealed class StartStores(Stores stores) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            if (stores.Schema is { } schema)
            {
                await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
