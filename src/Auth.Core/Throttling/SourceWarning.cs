using Microsoft.Extensions.Logging;

namespace Auth.Core.Throttling;

/// <summary>
/// Says once that all logins seem to come from one machine, which is what a program behind a proxy sees when it does not
/// read the forwarded address.
/// </summary>
internal sealed class SourceWarning(ILogger<SourceWarning> logger)
{
    /// <summary>How many of the first calls must have one private address: 1,000.</summary>
    public const int Sample = 1000;

    private readonly Lock _gate = new();
    private SourceKey _first;
    private int _seen;

    public void Observe(SourceKey source)
    {
        // Read without the lock: once the sample is through, nothing is left to do.
        if (Volatile.Read(ref _seen) >= Sample)
        {
            return;
        }

        lock (_gate)
        {
            if (_seen == 0)
            {
                _first = source;
            }

            if (_seen >= Sample || !source.IsPrivate || source != _first)
            {
                _seen = Sample;
            }
            else if (++_seen == Sample)
            {
                logger.AllFromOneSource(Sample);
            }
        }
    }
}
