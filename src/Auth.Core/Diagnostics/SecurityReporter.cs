using System.Diagnostics;

namespace Auth.Core.Diagnostics;

/// <summary>Makes events and hands them to every sink. Never throws and never waits, whatever the sinks do.</summary>
internal sealed class SecurityReporter : IDisposable
{
    private const int MostCharacters = 128;

    private readonly List<IPromptSink> _prompt;
    private readonly List<QueuedSink> _queued;
    private readonly SubjectHash _subjects;
    private readonly AuthCoreMeter _meter;
    private readonly TimeProvider _clock;

    public SecurityReporter(
        IEnumerable<ISecurityEventSink> sinks,
        SubjectHash subjects,
        AuthCoreMeter meter,
        TimeProvider clock
    )
    {
        var all = sinks.ToList();
        _prompt = [.. all.OfType<IPromptSink>()];
        _queued = [.. all.Where(sink => sink is not IPromptSink).Select(sink => new QueuedSink(sink, meter))];
        _subjects = subjects;
        _meter = meter;
        _clock = clock;
    }

    /// <summary>Reports what happened.</summary>
    public void Report(SecurityEventKind kind, Observation note)
    {
        var made = Make(kind, note);
        foreach (var sink in _prompt)
        {
            RecordOrCount(sink, made);
        }

        foreach (var sink in _queued)
        {
            sink.Enqueue(made);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _queued.ForEach(sink => sink.Dispose());

    private void RecordOrCount(IPromptSink sink, SecurityEvent made)
    {
        try
        {
            sink.Record(made);
        }
#pragma warning disable CA1031 // A log that fails must not turn a login into an error.
        catch (Exception)
#pragma warning restore CA1031
        {
            _meter.EventLost(sink, "threw");
        }
    }

    private SecurityEvent Make(SecurityEventKind kind, Observation note) =>
        new(kind, _clock.GetUtcNow().ToUniversalTime())
        {
            UserId = Plain(note.UserId),
            Subject = note is { UserId: null, Name: { } name } ? _subjects.Of(name) : null,
            Source = Plain(note.Source),
            Session = note.Session,
            SigningKeyId = Plain(note.SigningKeyId),
            ErrorType = Plain(note.ErrorType),
            TraceId = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
                ? activity.TraceId.ToHexString()
                : null,
        };

    // Ids and types are plain by their own rules; this holds for whoever brings ids that are not.
    private static string? Plain(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : text.Length <= MostCharacters && text.All(IsPlain) ? text
        : new string([.. text.Take(MostCharacters).Select(c => IsPlain(c) ? c : '?')]);

    private static bool IsPlain(char c) => c is > ' ' and <= '~';
}
