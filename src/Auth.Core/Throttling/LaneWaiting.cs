using Auth.Core.Secrets;

namespace Auth.Core.Throttling;

/// <summary>
/// How a caller waits at a lane until it is decided or has to lead: woken by whoever leads, by its own deadline, by its
/// caller's wish, and, for the first in line behind guesses of other processes, by a timer to ask the store.
/// </summary>
internal sealed class LaneWaiting(LaneRegistry registry, SecureRandom random, TimeProvider clock)
{
    /// <summary>Waits; true when the caller shall lead, false when it is decided.</summary>
    public async Task<bool> ForTurnAsync(LaneQueue queue, LaneRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wake;
            TimeSpan longest;
            lock (registry.Gate)
            {
                if (request.IsDecided)
                {
                    return false;
                }

                if (request.IsAppointed)
                {
                    request.IsAppointed = false;
                    return true;
                }

                wake = request.NextWake();
                longest = LongestWait(queue, request);
            }

            try
            {
                var token = request.WantsOut ? CancellationToken.None : cancellationToken;
                await wake.WaitAsync(longest, clock, token).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                if (TakesLead(queue, request))
                {
                    return true;
                }
            }
            catch (OperationCanceledException)
            {
                if (HasLeft(queue, request))
                {
                    throw;
                }
            }
        }
    }

    // The first in line asks the store after the guesses of other processes; all others are woken.
    private TimeSpan LongestWait(LaneQueue queue, LaneRequest request)
    {
        if (!request.IsParked || request.IsInRound)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var left = clock.GetElapsedTime(clock.GetTimestamp(), request.Deadline);
        if (queue.HasForeign && ReferenceEquals(queue.Requests[0], request))
        {
            Span<byte> bytes = stackalloc byte[sizeof(ushort)];
            random.Fill(bytes);
            var poll = queue.PollDelay * (0.5 + (BitConverter.ToUInt16(bytes) / (2.0 * ushort.MaxValue)));
            left = poll < left ? poll : left;
        }

        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private bool TakesLead(LaneQueue queue, LaneRequest request)
    {
        lock (registry.Gate)
        {
            if (request.IsDecided || request.IsInRound || request.IsAppointed)
            {
                return false;
            }

            if (clock.GetTimestamp() >= request.Deadline)
            {
                request.Decide(LaneRulings.Busy);
                Leave(queue, request);
                return false;
            }

            if (queue.IsLed)
            {
                return false;
            }

            queue.IsLed = true;
            queue.Forget();
            queue.SlowDown();
            return true;
        }
    }

    // False when its reservation is being written or is written: it is then used, and nothing is cancelled any more.
    private bool HasLeft(LaneQueue queue, LaneRequest request)
    {
        lock (registry.Gate)
        {
            if (request.IsDecided)
            {
                return false;
            }

            if (request.IsInRound)
            {
                request.WantsOut = true;
                return false;
            }

            Leave(queue, request);
            return true;
        }
    }

    private void Leave(LaneQueue queue, LaneRequest request)
    {
        registry.Leave(queue, request);
        if (request.IsAppointed)
        {
            queue.PassOn();
        }

        // Whoever is first now asks the store.
        queue.Requests.FirstOrDefault()?.Wake();
        registry.Tidy(queue);
    }
}
