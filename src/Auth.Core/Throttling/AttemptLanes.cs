using System.Runtime.ExceptionServices;
using Auth.Core.Secrets;

namespace Auth.Core.Throttling;

/// <summary>
/// The lines before the lanes of this process. Of all callers at one lane one leads: it reads, judges for everybody in the
/// order of arrival, and writes once. So 200 guesses at one account cost the store a handful of calls, and a parked caller
/// costs none. Safe to call from many threads.
/// </summary>
/// <remarks>
/// The leader is a caller and not a task of its own, because a host's store may belong to the caller's scope. Whoever
/// leaves while leading hands the lead on.
/// </remarks>
internal sealed class AttemptLanes
{
    private readonly LaneRegistry _registry;
    private readonly LaneRulings _rulings;
    private readonly LaneWaiting _waiting;

    public AttemptLanes(SecureRandom random, TimeProvider clock)
    {
        _registry = new LaneRegistry(clock);
        _rulings = new LaneRulings(_registry, clock);
        _waiting = new LaneWaiting(_registry, random, clock);
    }

    /// <summary>How many lanes are in use.</summary>
    public int Count
    {
        get
        {
            lock (_registry.Gate)
            {
                return _registry.Count;
            }
        }
    }

    /// <summary>How many callers are parked.</summary>
    public int Parked
    {
        get
        {
            lock (_registry.Gate)
            {
                return _registry.Parked;
            }
        }
    }

    /// <summary>Waits for a decision about the request. Cancelled while waiting, the caller holds nothing.</summary>
    public async Task<LaneAnswer> DecideAsync(
        AttemptLane lane,
        LaneRequest request,
        LaneRound round,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool leads;
        LaneQueue queue;
        lock (_registry.Gate)
        {
            leads = _registry.Enter(lane, request, out queue);
        }

        while (true)
        {
            if (leads)
            {
                await LeadAsync(queue, request, round).ConfigureAwait(false);
            }

            if (request.Fault is { } fault)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ExceptionDispatchInfo.Throw(fault);
            }

            if (request.Answer is { } answer)
            {
                return answer;
            }

            leads = await _waiting.ForTurnAsync(queue, request, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets what is remembered of a lane whose record somebody has just taken away here.</summary>
    public void Forget(AttemptLane lane)
    {
        lock (_registry.Gate)
        {
            _registry.Forget(lane.Key);
        }
    }

    private async Task LeadAsync(LaneQueue queue, LaneRequest request, LaneRound round)
    {
        bool goesOn;
        do
        {
            LaneRequest[] batch;
            lock (_registry.Gate)
            {
                batch = [.. queue.Requests];
                Array.ForEach(batch, one => one.IsInRound = true);
                _registry.ForgetIfOld(queue);
            }

            var decisions = await round.RunAsync(queue, batch).ConfigureAwait(false);
            lock (_registry.Gate)
            {
                _rulings.Apply(queue, batch, decisions);
                goesOn = !request.IsDecided && queue.Requests.Exists(one => !one.IsParked);
                if (!goesOn)
                {
                    queue.PassOn();
                    _registry.Tidy(queue);
                }
            }
        } while (goesOn);
    }
}
