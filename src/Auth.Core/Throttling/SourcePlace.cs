namespace Auth.Core.Throttling;

/// <summary>A source's place while its work is under way; given back when disposed unless the work failed.</summary>
internal sealed class SourcePlace(SourceLimiter limiter, SourceEntry entry) : IDisposable
{
    private SourceLimiter? _limiter = limiter;
    private bool _failed;

    /// <summary>What tells this source from others.</summary>
    public string Key => entry.Key.ToText();

    /// <summary>Keeps the place: the work was a failure.</summary>
    public void MarkFailed() => _failed = true;

    public void Dispose()
    {
        _limiter?.Leave(entry, _failed);
        _limiter = null;
    }
}
