namespace Auth.Core.Throttling;

/// <summary>
/// The lanes that are in use in this process, and the bounds that hold over all of them. Everything is guarded by
/// <see cref="Gate"/>, which is never held over a store call.
/// </summary>
/// <remarks>
/// Invariant: a lane is in the dictionary while somebody waits at it, a guess of this process is under way, a verdict is
/// owed, or what is known of it is remembered.
/// </remarks>
internal sealed class LaneRegistry(TimeProvider clock)
{
    /// <summary>How long what is known of a record is trusted for a refusal: 1 s, so that a crowd is answered from memory.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    private const int MostRemembered = 4096;

    private readonly Dictionary<string, LaneQueue> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<(LaneQueue Queue, long Until)> _remembered = new();

    public Lock Gate { get; } = new();

    public int Count => _lanes.Count;

    /// <summary>How many callers are parked.</summary>
    public int Parked { get; set; }

    /// <summary>How many verdicts are owed.</summary>
    public int Owed { get; set; }

    /// <summary>Puts a caller in line; true when it leads.</summary>
    public bool Enter(AttemptLane lane, LaneRequest request, out LaneQueue queue)
    {
        ForgetOld();
        if (!_lanes.TryGetValue(lane.Key, out queue!))
        {
            _lanes.Add(lane.Key, queue = new LaneQueue(lane));
        }

        queue.Requests.Add(request);
        var leads = !queue.IsLed;
        queue.IsLed = true;
        return leads;
    }

    /// <summary>Takes a caller out of line.</summary>
    public void Leave(LaneQueue queue, LaneRequest request)
    {
        if (queue.Requests.Remove(request) && request.IsParked)
        {
            Parked--;
        }
    }

    /// <summary>Forgets what is known of a lane whose record somebody has just taken away here.</summary>
    public void Forget(string key)
    {
        if (_lanes.TryGetValue(key, out var queue))
        {
            queue.Forget();
        }
    }

    /// <summary>What is known may be too old to refuse by.</summary>
    public void ForgetIfOld(LaneQueue queue)
    {
        if (queue.Known is not null && clock.GetElapsedTime(queue.KnownAt) >= Trust)
        {
            queue.Forget();
        }
    }

    /// <summary>Drops a lane that nobody needs, or remembers it for a moment where it has failures.</summary>
    public void Tidy(LaneQueue queue)
    {
        if (!queue.IsIdle || queue.IsRemembered)
        {
            return;
        }

        if (queue.Known is { Record.Total: > 0 } && _remembered.Count < MostRemembered)
        {
            queue.IsRemembered = true;
            _remembered.Enqueue((queue, clock.GetTimestamp() + (long)(Trust.TotalSeconds * clock.TimestampFrequency)));
        }
        else
        {
            _lanes.Remove(queue.Lane.Key);
        }
    }

    private void ForgetOld()
    {
        var now = clock.GetTimestamp();
        while (_remembered.TryPeek(out var oldest) && oldest.Until <= now)
        {
            _remembered.Dequeue();
            oldest.Queue.IsRemembered = false;
            if (oldest.Queue.IsIdle)
            {
                _lanes.Remove(oldest.Queue.Lane.Key);
            }
        }
    }
}
