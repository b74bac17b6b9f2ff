using Auth.Core.Diagnostics;
using Auth.Core.Secrets;
using Auth.Core.Testing;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>The reporter alone, with sinks of a test.</summary>
internal sealed class Reporting(params ISecurityEventSink[] sinks) : IDisposable
{
    private readonly AuthCoreMeter _meter = new(factory: null);
    private SecurityReporter? _reporter;

    public AuthCoreMeter Meter => _meter;

    private SecurityReporter Reporter =>
        _reporter ??= new(
            sinks,
            new SubjectHash(new MasterKeyRing([MasterKey.CreateRandom()])),
            _meter,
            new ManualClock()
        );

    public void Report(Observation note) => Reporter.Report(LoginEvents.Attempts.Unknown, note);

    public void Dispose()
    {
        Reporter.Dispose();
        _meter.Dispose();
    }
}
