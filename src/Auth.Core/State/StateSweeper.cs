using Auth.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Auth.Core.State;

/// <summary>
/// Removes expired records every ten minutes, an hour after they expired, so that a clock that runs ahead here takes
/// nothing from a process whose clock does not.
/// </summary>
/// <remarks>
/// Stops for good when wall clock and monotonic clock since the start differ by more than five minutes: somebody has set
/// the clock, and what looks expired may not be. Restart the process to sweep again.
/// </remarks>
internal sealed partial class StateSweeper(
    IServiceScopeFactory scopes,
    AuthCoreMeter meter,
    TimeProvider clock,
    ILogger<StateSweeper> logger
) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Delay = TimeSpan.FromHours(1);
    public static readonly TimeSpan MostDrift = TimeSpan.FromMinutes(5);

    // Small enough that no statement holds a database up, large enough that a million records take minutes.
    private const int Batch = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var startedAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var drift = (clock.GetUtcNow() - startedAt - clock.GetElapsedTime(started)).Duration();
            if (drift > MostDrift)
            {
                LogClockWasSet((int)drift.TotalSeconds);
                return;
            }

            await SweepOrLogAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>One sweep over all kinds; how many records it removed.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var state = new MeasuredStateStore(scope.ServiceProvider.GetRequiredService<IStateStore>(), meter, clock);
        var cutoff = clock.GetUtcNow() - Delay;
        var total = 0;
        foreach (var kind in StateKind.All)
        {
            int removed;
            do
            {
                removed = await state.RemoveExpiredAsync(kind, cutoff, Batch, cancellationToken).ConfigureAwait(false);
                total += removed;
            } while (removed == Batch);
        }

        return total;
    }

    private async Task SweepOrLogAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SweepAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A store's own timeout is a cancellation too, and no reason to stop sweeping.
            // A store that is out now is swept ten minutes later; nothing is lost by waiting.
            LogFailed(exception.GetType().Name);
        }
    }

    [LoggerMessage(
        EventId = 2001,
        Level = LogLevel.Warning,
        Message = "Sweeping expired records failed ({ErrorType}); it is tried again in ten minutes."
    )]
    private partial void LogFailed(string errorType);

    [LoggerMessage(
        EventId = 2002,
        Level = LogLevel.Warning,
        Message = "The wall clock was set by {Seconds} seconds since the start; expired records are no longer swept by this process."
    )]
    private partial void LogClockWasSet(int seconds);
}
