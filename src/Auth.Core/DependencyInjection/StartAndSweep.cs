using Auth.Core.Diagnostics;
using Auth.Core.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Auth.Core.DependencyInjection;

/// <summary>
/// Under a host: resolves the facade at start, so that every fault of the set-up comes out then, and sweeps expired
/// records unless that is switched off.
/// </summary>
internal sealed class StartAndSweep(IServiceProvider services, IServiceScopeFactory scopes)
    : IHostedService,
        IDisposable
{
    private StateSweeper? _sweeper;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using (var scope = scopes.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<AuthenticationService>();
        }

        if (Resolve.Options(services).Sessions.SweepExpired)
        {
            _sweeper = new StateSweeper(
                scopes,
                services.GetRequiredService<AuthCoreMeter>(),
                services.GetRequiredService<TimeProvider>(),
                Resolve.Logger<StateSweeper>(services)
            );
            await _sweeper.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _sweeper?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => _sweeper?.Dispose();
}
