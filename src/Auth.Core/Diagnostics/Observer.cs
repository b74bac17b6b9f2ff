using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Auth.Core.Diagnostics;

/// <summary>
/// Runs a use case and tells what became of it: one event, one activity, one time. The outcome is decided before anything is
/// told, and nothing that is told can change it. Safe to call from many threads.
/// </summary>
internal sealed class Observer(SecurityReporter reports, AuthCoreMeter meter, TimeProvider clock)
{
    public AuthCoreMeter Meter => meter;

    /// <summary>Runs a use case.</summary>
    /// <param name="operation">What is asked for.</param>
    /// <param name="run">The use case; it notes what it learns.</param>
    /// <param name="judge">Which event an outcome is, unless the use case has noted a closer one.</param>
    /// <param name="cancellationToken">The caller's: leaving is a wish and no event.</param>
    /// <param name="duration">Where the time is recorded; null for nowhere.</param>
    public async Task<T> RunAsync<T>(
        Operation operation,
        Func<Observation, Task<T>> run,
        Func<T, Observation, SecurityEventKind> judge,
        CancellationToken cancellationToken,
        Histogram<double>? duration = null
    )
    {
        var activity = AuthCoreActivity.Start(operation);
        var started = clock.GetTimestamp();
        var note = new Observation();
        T outcome;
        try
        {
            outcome = await run(note).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var errorType = exception.GetType().Name;
            var hasLeft = exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
            if (!hasLeft)
            {
                reports.Report(operation.Failed, note.Threw(errorType));
            }

            Measure(duration, started, hasLeft ? "cancelled" : operation.Failed.Outcome, errorType);
            AuthCoreActivity.End(activity, hasLeft ? "cancelled" : operation.Failed.Outcome, errorType);
            throw;
        }

        var kind = judge(outcome, note);
        kind = note.Kind ?? kind;
        reports.Report(kind, note);
        if (note.Besides is { } besides)
        {
            reports.Report(besides, note);
        }

        meter.CountTurnedAway(kind);
        Measure(duration, started, kind.Outcome, note.ErrorType);
        AuthCoreActivity.End(activity, kind.Outcome, note.ErrorType);
        return outcome;
    }

    /// <summary>Reports what happened outside a call of the facade, or on a path too hot for the above.</summary>
    public void Report(SecurityEventKind kind, Observation note) => reports.Report(kind, note);

    private void Measure(Histogram<double>? duration, long started, string outcome, string? errorType)
    {
        if (duration is { Enabled: true })
        {
            var tags = new TagList { { "outcome", outcome } };
            if (errorType is not null)
            {
                tags.Add("error.type", errorType);
            }

            AuthCoreMeter.Record(duration, clock.GetElapsedTime(started), tags);
        }
    }
}
