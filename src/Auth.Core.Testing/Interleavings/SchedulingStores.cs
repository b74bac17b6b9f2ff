using Auth.Core.State;
using Auth.Core.Users;

namespace Auth.Core.Testing.Interleavings;

/// <summary>
/// Two stores that own every call of two use cases: each waits before each store call until the schedule gives it its turn.
/// Calls from outside <see cref="InterleaveAsync"/> pass straight through. <see cref="AllInterleavings"/> makes it.
/// </summary>
/// <remarks>
/// The next turn is given when both use cases are settled: each waits before a store call or has ended. Each says so by
/// itself, so nobody sleeps or polls, and hashing on other threads is simply waited for. A use case is known by its flow of
/// execution, whichever thread it is on. Two use cases that wait for one another inside a process, as two registrations
/// of one name do, never settle; give each a host of its own over these stores, as two processes would have.
/// </remarks>
public sealed class SchedulingStores
{
    // Far beyond any honest pause, so that a story that can never settle fails instead of hanging. Nothing depends on it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Func<IReadOnlyList<Party>, Party> _choose;
    private readonly List<Party> _order = [];
    private readonly List<string> _calls = [];
    private bool _hasRun;

    internal SchedulingStores(IUserStore users, IStateStore state, Func<IReadOnlyList<Party>, Party> choose)
    {
        Users = new SchedulingUserStore(users);
        State = new SchedulingStateStore(state);
        _choose = choose;
    }

    /// <summary>The user store for the hosts of the story.</summary>
    public IUserStore Users { get; }

    /// <summary>The state store for the hosts of the story.</summary>
    public IStateStore State { get; }

    /// <summary>Whose call came when, so far: <c>1</c> and <c>2</c>, one for each store call.</summary>
    public string Schedule => string.Concat(_order.Select(party => party.Number));

    internal IReadOnlyList<string> Calls => _calls;

    /// <summary>Runs both use cases in one order of their store calls, once in a story. Ends when both have ended.</summary>
    /// <param name="first">The first use case; what it throws is thrown here.</param>
    /// <param name="second">The second one.</param>
    /// <param name="cancellationToken">Honoured while a use case is waited for.</param>
    /// <exception cref="InterleavingException">The use cases wait for one another.</exception>
    public async Task InterleaveAsync(
        Func<Task> first,
        Func<Task> second,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (_hasRun)
        {
            throw new InvalidOperationException("A story interleaves once; tell another one.");
        }

        _hasRun = true;
        Party[] parties = [new(1), new(2)];
        Task[] ends = [parties[0].Start(first), parties[1].Start(second)];
        try
        {
            await GiveTurnsAsync(parties, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Array.ForEach(parties, party => party.Abandon());
        }

        await Task.WhenAll(ends).ConfigureAwait(false);
    }

    private async Task GiveTurnsAsync(Party[] parties, CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var party in parties)
            {
                await SettledAsync(party, cancellationToken).ConfigureAwait(false);
            }

            var waiting = parties.Where(party => party.Call is not null).ToArray();
            if (waiting.Length == 0)
            {
                return;
            }

            var next = _choose(waiting);
            _order.Add(next);
            _calls.Add($"{next.Number} {next.Call}");
            next.Go();
        }
    }

    private static async Task SettledAsync(Party party, CancellationToken cancellationToken)
    {
        try
        {
            await party.Settled.WaitAsync(Patience, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new InterleavingException(
                $"Use case {party.Number} neither calls a store nor ends: it waits for the other one inside this process. "
                    + "Give each use case a host of its own."
            );
        }
    }
}
