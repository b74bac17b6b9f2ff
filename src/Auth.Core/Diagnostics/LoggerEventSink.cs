using System.Collections;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Diagnostics;

/// <summary>
/// The default sink: one log line an event, with the kind's id and level, and the fields for structured logs. On the
/// caller's thread like every other line of the program's log, so that it stands among them in order and in their scopes.
/// </summary>
internal sealed class LoggerEventSink(ILogger logger) : IPromptSink
{
    private const string Template =
        "{EventName} {Operation} {Outcome} user={UserId} subject={Subject} source={Source} session={Session} key={SigningKeyId} "
        + "error={ErrorType} trace={TraceId}";

    public void Record(SecurityEvent securityEvent)
    {
        var kind = securityEvent.Kind;
        if (logger.IsEnabled(kind.Level))
        {
            logger.Log(
                kind.Level,
                new EventId(kind.Id, kind.Name),
                new Fields(securityEvent),
                exception: null,
                static (fields, _) => fields.ToString()
            );
        }
    }

    /// <summary>The event as a structured log takes it.</summary>
    private sealed class Fields(SecurityEvent of) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        private readonly KeyValuePair<string, object?>[] _all =
        [
            new("EventName", of.Kind.Name),
            new("Operation", of.Kind.Operation),
            new("Outcome", of.Kind.Outcome),
            new("UserId", of.UserId),
            new("Subject", of.Subject),
            new("Source", of.Source),
            new("Session", of.Session),
            new("SigningKeyId", of.SigningKeyId),
            new("ErrorType", of.ErrorType),
            new("TraceId", of.TraceId),
            new("Time", of.Time),
            new("{OriginalFormat}", Template),
        ];

        public int Count => _all.Length;

        public KeyValuePair<string, object?> this[int index] => _all[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _all.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => of.ToString();
    }
}
