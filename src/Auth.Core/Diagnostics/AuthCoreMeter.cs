using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Auth.Core.Diagnostics;

/// <summary>
/// The instruments. Costs a comparison while nobody listens; what a listener throws is caught, so that it cannot break a
/// login. Safe to call from many threads.
/// </summary>
internal sealed class AuthCoreMeter : IDisposable
{
    // From a look-up in memory to a login behind a long queue.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private readonly Meter _meter;
    private readonly Counter<long> _eventsLost;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _busy;

    /// <param name="factory">The host's factory, or null for a meter of our own.</param>
    public AuthCoreMeter(IMeterFactory? factory)
    {
        _meter = factory?.Create(AuthCoreInstruments.MeterName) ?? new Meter(AuthCoreInstruments.MeterName);
        LoginDuration = Histogram(AuthCoreInstruments.LoginDuration, "How long logins take.");
        RegisterDuration = Histogram(AuthCoreInstruments.RegisterDuration, "How long registrations take.");
        StateDuration = Histogram(AuthCoreInstruments.StateDuration, "How long calls of the state store take.");
        RefreshAttempts = Counter(AuthCoreInstruments.RefreshAttempts, "{attempt}", "Refreshes by outcome.");
        TokensIssued = Counter(AuthCoreInstruments.TokensIssued, "{token}", "Access tokens signed.");
        TokensVerified = Counter(AuthCoreInstruments.TokensVerified, "{token}", "Access tokens verified.");
        PasswordWork = Histogram(AuthCoreInstruments.PasswordWorkDuration, "How long hashing and checking take.");
        PasswordQueue = Histogram(AuthCoreInstruments.PasswordQueueTime, "How long calls wait for hashing.");
        StoredHashFaults = Counter(AuthCoreInstruments.StoredHashFaults, "{check}", "Checks of faulty stored hashes.");
        _throttled = Counter(AuthCoreInstruments.Throttled, "{call}", "Calls refused for guesses before them.");
        _busy = Counter(AuthCoreInstruments.Busy, "{call}", "Calls put off because something was full.");
        _eventsLost = Counter(AuthCoreInstruments.EventsLost, "{event}", "Events that a sink did not get.");
    }

    public Histogram<double> LoginDuration { get; }

    public Histogram<double> RegisterDuration { get; }

    public Histogram<double> StateDuration { get; }

    public Counter<long> RefreshAttempts { get; }

    public Counter<long> TokensIssued { get; }

    public Counter<long> TokensVerified { get; }

    public Histogram<double> PasswordWork { get; }

    public Histogram<double> PasswordQueue { get; }

    public Counter<long> StoredHashFaults { get; }

    /// <summary>Adds one to a counter, under up to two tags.</summary>
    public static void Count(
        Counter<long> counter,
        string tag,
        string value,
        string? tag2 = null,
        string? value2 = null
    )
    {
        if (!counter.Enabled)
        {
            return;
        }

        var tags = new TagList { { tag, value } };
        if (tag2 is not null)
        {
            tags.Add(tag2, value2);
        }

        try
        {
            counter.Add(1, tags);
        }
#pragma warning disable CA1031 // A listener's failure is not the caller's.
        catch (Exception)
#pragma warning restore CA1031
        {
            // There is nobody left to tell: the listener that would be told is the one that failed.
        }
    }

    /// <summary>Records a time under its tags.</summary>
    public static void Record(Histogram<double> histogram, TimeSpan time, in TagList tags)
    {
        try
        {
            histogram.Record(time.TotalSeconds, tags);
        }
#pragma warning disable CA1031 // A listener's failure is not the caller's.
        catch (Exception)
#pragma warning restore CA1031
        {
            // As above.
        }
    }

    /// <summary>Counts a call that was put off or refused for guesses, by what its event says; all else counts nothing.</summary>
    public void CountTurnedAway(SecurityEventKind kind)
    {
        if (kind.BusyScope is { } busy)
        {
            Count(_busy, "scope", busy);
        }

        if (kind.ThrottledScope is { } throttled)
        {
            Count(_throttled, "scope", throttled);
        }
    }

    /// <summary>Counts an event that a sink did not get.</summary>
    public void EventLost(ISecurityEventSink sink, string why) =>
        Count(_eventsLost, "sink", sink.GetType().Name, "error.type", why);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private Histogram<double> Histogram(string name, string description) =>
        _meter.CreateHistogram(name, "s", description, tags: null, Seconds);

    private Counter<long> Counter(string name, string unit, string description) =>
        _meter.CreateCounter<long>(name, unit, description);
}
