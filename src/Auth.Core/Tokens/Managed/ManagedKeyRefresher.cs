using Microsoft.Extensions.Hosting;

namespace Auth.Core.Tokens.Managed;

/// <summary>Under a host: loads the ring before the first request, then reads it again each bound.</summary>
internal sealed class ManagedKeyRefresher(ManagedKeyRing ring, TimeSpan bound, TimeProvider clock) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ring.InitializeAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(bound, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            // A failure is logged where it happens; the next tick tries again.
            await ring.ReadAsync(stoppingToken).ConfigureAwait(false);
        }
    }
}
