using System.Threading.Channels;

namespace Auth.Core.Diagnostics;

/// <summary>
/// Keeps a sink away from those who log in: they leave the event in a bounded queue and go on, and one worker hands it over.
/// </summary>
/// <remarks>Invariant: whoever reports never waits; an event that finds the queue full is lost and counted.</remarks>
internal sealed class QueuedSink : IDisposable
{
    /// <summary>How many events wait for a slow sink: a second of a very busy server, a megabyte at most.</summary>
    public const int Capacity = 1024;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly ISecurityEventSink _sink;
    private readonly AuthCoreMeter _meter;
    private readonly Channel<SecurityEvent> _waiting = Channel.CreateBounded<SecurityEvent>(
        new BoundedChannelOptions(Capacity) { SingleReader = true }
    );
    private readonly Lazy<Task> _worker;

    public QueuedSink(ISecurityEventSink sink, AuthCoreMeter meter)
    {
        _sink = sink;
        _meter = meter;
        _worker = new Lazy<Task>(Start);
    }

    public void Enqueue(SecurityEvent securityEvent)
    {
        _ = _worker.Value;
        if (!_waiting.Writer.TryWrite(securityEvent))
        {
            _meter.EventLost(_sink, "full");
        }
    }

    /// <summary>Hands over what waits, for a moment; a sink that hangs keeps nobody from leaving.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        if (_worker.IsValueCreated)
        {
            _worker.Value.Wait(Farewell);
        }
    }

    // Outlives the call that began it: neither that one's transaction nor its trace may follow it.
    private Task Start()
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(HandOverAsync);
        }
    }

    private async Task HandOverAsync()
    {
        await foreach (var securityEvent in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                _sink.Record(securityEvent);
            }
#pragma warning disable CA1031 // Whatever a sink throws is its own affair; the next event is handed over all the same.
            catch (Exception)
#pragma warning restore CA1031
            {
                _meter.EventLost(_sink, "threw");
            }
        }
    }
}
