using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Auth.Core.Throttling;

/// <summary>
/// Limits the failures of one source in a minute, in the memory of this process. A place is taken before the work and given
/// back unless the work failed, so that a crowd at one moment gets no more than the limit. Time is monotonic: setting the
/// clock changes nothing. Safe to call from many threads.
/// </summary>
/// <remarks>
/// Bounded: when full, the source goes that failed longest ago among those below the limit, and only where there is none, a
/// blocked one; never one with work under way. So a flood of fresh addresses pushes out fresh addresses first.
/// Invariant: an entry without work under way hangs in exactly one list, one with it in none.
/// </remarks>
internal sealed class SourceLimiter(AttemptOptions options, SourceWarning warning, TimeProvider clock)
{
    /// <summary>The most sources that are remembered: 100,000, about 30 MB.</summary>
    public const int MostSources = 100_000;

    /// <summary>The time that failures are counted over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<SourceKey, SourceEntry> _entries = [];
    private readonly LinkedList<SourceEntry> _quiet = new();
    private readonly LinkedList<SourceEntry> _blocked = new();

    /// <summary>How many sources are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Takes a place, which must be given back or marked as failed; false when the source has to wait.</summary>
    public bool TryEnter(IPAddress? source, out SourcePlace? place, out TimeSpan retryAfter)
    {
        place = null;
        retryAfter = TimeSpan.Zero;
        if (source is null)
        {
            return true;
        }

        var key = SourceKey.Of(source);
        warning.Observe(key);
        if (key.IsPrivate && !options.LimitPrivateSources)
        {
            return true;
        }

        lock (_gate)
        {
            var now = clock.GetTimestamp();
            if (!TryFind(key, now, out var entry))
            {
                retryAfter = TimeSpan.FromSeconds(1);
                return false;
            }

            entry.ForgetBefore(now - WindowTicks);
            if (entry.Failures + entry.Reserved >= options.FailuresPerSource)
            {
                Place(entry);
                retryAfter = RetryAfter(entry, now);
                return false;
            }

            Unplace(entry);
            entry.Reserved++;
            place = new SourcePlace(this, entry);
            return true;
        }
    }

    internal void Leave(SourceEntry entry, bool failed)
    {
        lock (_gate)
        {
            entry.Reserved--;
            if (failed)
            {
                entry.Fail(clock.GetTimestamp());
            }

            Place(entry);
        }
    }

    private long WindowTicks => (long)(Window.TotalSeconds * clock.TimestampFrequency);

    private bool TryFind(SourceKey key, long now, [NotNullWhen(true)] out SourceEntry? entry)
    {
        if (_entries.TryGetValue(key, out entry))
        {
            return true;
        }

        if (_entries.Count >= MostSources && !TryEvict(now))
        {
            return false;
        }

        _entries.Add(key, entry = new SourceEntry(key));
        return true;
    }

    private bool TryEvict(long now)
    {
        var oldestBlocked = _blocked.First?.Value;
        oldestBlocked?.ForgetBefore(now - WindowTicks);
        var entry =
            oldestBlocked is { } freed && freed.Failures < options.FailuresPerSource
                ? oldestBlocked
                : _quiet.First?.Value ?? oldestBlocked;
        if (entry is null)
        {
            return false;
        }

        Unplace(entry);
        _entries.Remove(entry.Key);
        return true;
    }

    private void Place(SourceEntry entry)
    {
        Unplace(entry);
        if (entry.Reserved > 0)
        {
            return;
        }

        if (entry.Failures == 0)
        {
            _entries.Remove(entry.Key);
            return;
        }

        var list = entry.Failures >= options.FailuresPerSource ? _blocked : _quiet;
        entry.Place = list.AddLast(entry);
    }

    private static void Unplace(SourceEntry entry)
    {
        entry.Place?.List?.Remove(entry.Place);
        entry.Place = null;
    }

    private TimeSpan RetryAfter(SourceEntry entry, long now)
    {
        // Where work under way takes the places, they come back soon.
        var wait =
            entry.OldestFailure is { } oldest && entry.Failures >= options.FailuresPerSource
                ? clock.GetElapsedTime(now, oldest + WindowTicks)
                : TimeSpan.Zero;
        return TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait.TotalSeconds)));
    }
}
