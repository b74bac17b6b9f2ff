using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Auth.Core.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.Support;

/// <summary>
/// Hears all that a provider tells the outside: log lines at every level with their fields, tags of instruments and
/// activities. Everything is kept as text.
/// </summary>
internal sealed class Ear : ILoggerFactory, IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    public Ear()
    {
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name is AuthCoreInstruments.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is AuthCoreInstruments.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Everything that was logged, one line or field an entry.</summary>
    public ConcurrentQueue<string> Logged { get; } = [];

    /// <summary>Everything that was measured or traced.</summary>
    public ConcurrentQueue<string> Measured { get; } = [];

    /// <summary>How often each instrument was used, by name and tags.</summary>
    public IEnumerable<string> Instruments =>
        Measured.Where(line => line.StartsWith("metric ", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void AddProvider(ILoggerProvider provider) { }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var line = new StringBuilder("metric ").Append(instrument.Name);
        foreach (var (key, value) in tags)
        {
            line.Append(' ').Append(key).Append('=').Append(value);
        }

        Measured.Enqueue(line.ToString());
    }

    private void Hear(Activity activity)
    {
        Measured.Enqueue($"activity {activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
        foreach (var (key, value) in activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)))
        {
            Measured.Enqueue($"tag {key}={value}");
        }

        foreach (var (key, value) in activity.Baggage)
        {
            Measured.Enqueue($"baggage {key}={value}");
        }
    }

    private sealed class Category(Ear ear, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            ear.Logged.Enqueue($"{name} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            ear.Logged.Enqueue($"{name} {logLevel} {eventId} {formatter(state, exception)} {exception}");
            foreach (var (key, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                ear.Logged.Enqueue($"{key}={value}");
            }
        }
    }
}
