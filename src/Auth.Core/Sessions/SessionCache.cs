using System.Collections.Concurrent;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>
/// Remembers sessions for a few seconds, so that verification asks the store once in a while instead of every time.
/// Bounded; asked only for tokens whose signature holds. Safe to call from many threads.
/// </summary>
/// <remarks>
/// An entry's age counts on the monotonic clock from the start of its load, so that it never shows anything older than
/// the bound. An invalidation raises the generation of a session or a user; a load that began before is neither stored
/// nor joined. Absence is not remembered: a session that another process has just opened is found at once.
/// </remarks>
internal sealed class SessionCache(SessionRuleOptions options, TimeProvider clock, int mostEntries = 100_000)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly SessionCacheGenerations _generations = new();

    /// <summary>How many sessions are remembered; at about 200 bytes each, the default bound is 20 MB.</summary>
    public int Count => _entries.Count;

    /// <summary>The remembered view if it is young enough.</summary>
    public SessionView? Find(SessionId id) =>
        _entries.TryGetValue(id.Value, out var entry) && Age(entry.Started) < options.RevocationBound
            ? entry.View
            : null;

    /// <summary>The remembered view if it is young enough for a time when the store is out.</summary>
    public SessionView? FindStale(SessionId id) =>
        options.StaleWhenUnavailable > TimeSpan.Zero
        && _entries.TryGetValue(id.Value, out var entry)
        && Age(entry.Started) < options.RevocationBound + options.StaleWhenUnavailable
            ? entry.View
            : null;

    /// <summary>
    /// Loads the view, at most one load of a key at a time. Whoever comes while one is under way shares it, unless it has
    /// taken longer than the bound or the session or its user was forgotten since it began.
    /// </summary>
    /// <param name="id">The session.</param>
    /// <param name="owner">Whose session the token says it is.</param>
    /// <param name="load">Asks the stores; never cancelled, because others may be waiting for it.</param>
    /// <param name="cancellationToken">Ends the waiting, not the load.</param>
    public async Task<SessionLoad> LoadAsync(
        SessionId id,
        UserId owner,
        Func<SessionId, Task<SessionView?>> load,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var mine = new Flight(_generations.Now, clock.GetTimestamp());
            var flight = _flights.GetOrAdd(id.Value, mine);
            var isMine = ReferenceEquals(flight, mine);
            if (isMine)
            {
                _ = LeadAsync(id, mine, load);
            }

            if (isMine || !IsBehind(flight, id, owner))
            {
                var view = await flight.Landing.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
                return new SessionLoad(view, isMine);
            }

            // That load may show what held before an invalidation, or longer ago than the bound.
            _flights.TryRemove(KeyValuePair.Create(id.Value, flight));
        }
    }

    /// <summary>Forgets one session: it has been ended here.</summary>
    public void Forget(SessionId id)
    {
        _generations.Raise(id.Value);
        _entries.TryRemove(id.Value, out _);
    }

    /// <summary>Forgets all sessions of a user: the user has been changed here.</summary>
    public void Forget(UserId owner)
    {
        _generations.Raise(owner.Value);
        foreach (var (id, entry) in _entries)
        {
            if (entry.View.Owner == owner)
            {
                _entries.TryRemove(KeyValuePair.Create(id, entry));
            }
        }
    }

    private bool IsBehind(Flight flight, SessionId id, UserId owner) =>
        Age(flight.Started) >= options.RevocationBound
        || _generations.IsBehind(flight.Generation, id.Value, owner.Value);

    // Never throws: whoever shares the load gets its failure from the landing, and asks again at its next verification.
    private async Task LeadAsync(SessionId id, Flight flight, Func<SessionId, Task<SessionView?>> load)
    {
        try
        {
            var view = await load(id).ConfigureAwait(false);
            Remember(id, view, flight);
            _flights.TryRemove(KeyValuePair.Create(id.Value, flight));
            flight.Landing.SetResult(view);
        }
        catch (Exception exception)
        {
            _flights.TryRemove(KeyValuePair.Create(id.Value, flight));
            flight.Landing.SetException(exception);
            _ = flight.Landing.Task.Exception;
        }
    }

    private void Remember(SessionId id, SessionView? view, Flight flight)
    {
        if (view is null)
        {
            _entries.TryRemove(id.Value, out _);
            return;
        }

        MakeRoom();
        _generations.IfNotBehind(
            flight.Generation,
            id.Value,
            view.Owner.Value,
            () => _entries[id.Value] = new Entry(view, flight.Started)
        );
    }

    private void MakeRoom()
    {
        if (_entries.Count < mostEntries)
        {
            return;
        }

        foreach (var (id, entry) in _entries)
        {
            if (Age(entry.Started) >= options.RevocationBound + options.StaleWhenUnavailable)
            {
                _entries.TryRemove(KeyValuePair.Create(id, entry));
            }
        }

        // A full cache only costs loads.
        if (_entries.Count >= mostEntries)
        {
            _entries.Clear();
        }
    }

    private TimeSpan Age(long started) => clock.GetElapsedTime(started);

    private sealed record Entry(SessionView View, long Started);

    private sealed class Flight(long generation, long started)
    {
        public long Generation { get; } = generation;

        public long Started { get; } = started;

        public TaskCompletionSource<SessionView?> Landing { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What a load brought, and whether it began for this caller: one that others began may be older than a token.</summary>
internal readonly record struct SessionLoad(SessionView? View, bool IsOwn);
