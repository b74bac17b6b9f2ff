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
/// the bound. An invalidation raises the generation; a load that began before is neither stored nor joined. Absence is
/// not remembered: a session that another process has just opened is found at once.
/// </remarks>
internal sealed class SessionCache(SessionRuleOptions options, TimeProvider clock)
{
    // At about 200 bytes an entry, 20 MB; a full cache only costs loads.
    private const int MostEntries = 100_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private long _generation;

    /// <summary>The remembered view if it is young enough.</summary>
    public SessionView? Find(SessionId id) =>
        _entries.TryGetValue(id.Value, out var entry) && Age(entry) < options.RevocationBound ? entry.View : null;

    /// <summary>The remembered view if it is young enough for a time when the store is out.</summary>
    public SessionView? FindStale(SessionId id) =>
        options.StaleWhenUnavailable > TimeSpan.Zero
        && _entries.TryGetValue(id.Value, out var entry)
        && Age(entry) < options.RevocationBound + options.StaleWhenUnavailable
            ? entry.View
            : null;

    /// <summary>
    /// Loads the view, at most one load of a key at a time. Whoever comes while one is under way shares it, unless
    /// something was invalidated since it began.
    /// </summary>
    public async Task<SessionView?> LoadAsync(
        SessionId id,
        Func<SessionId, Task<SessionView?>> load,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var mine = new Flight(Interlocked.Read(ref _generation));
            var flight = _flights.GetOrAdd(id.Value, mine);
            if (ReferenceEquals(flight, mine))
            {
                return await LeadAsync(id, mine, load).ConfigureAwait(false);
            }

            if (flight.Generation == mine.Generation)
            {
                return await flight.Landing.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            // That load began before an invalidation, and may show what held before it.
            _flights.TryRemove(KeyValuePair.Create(id.Value, flight));
        }
    }

    /// <summary>Forgets one session: it has been ended here.</summary>
    public void Forget(SessionId id)
    {
        Interlocked.Increment(ref _generation);
        _entries.TryRemove(id.Value, out _);
    }

    /// <summary>Forgets all sessions of a user: the user has been changed here.</summary>
    public void Forget(UserId owner)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (id, entry) in _entries)
        {
            if (entry.View.Owner == owner)
            {
                _entries.TryRemove(KeyValuePair.Create(id, entry));
            }
        }
    }

    private async Task<SessionView?> LeadAsync(SessionId id, Flight flight, Func<SessionId, Task<SessionView?>> load)
    {
        try
        {
            var started = clock.GetTimestamp();
            var view = await load(id).ConfigureAwait(false);
            Remember(id, view, started, flight.Generation);
            flight.Landing.SetResult(view);
            return view;
        }
        catch (Exception exception)
        {
            // Those who share the load share its failure; each of them asks again at its next verification.
            flight.Landing.SetException(exception);
            _ = flight.Landing.Task.Exception;
            throw;
        }
        finally
        {
            _flights.TryRemove(KeyValuePair.Create(id.Value, flight));
        }
    }

    private void Remember(SessionId id, SessionView? view, long started, long generation)
    {
        if (view is null)
        {
            _entries.TryRemove(id.Value, out _);
            return;
        }

        MakeRoom();
        var entry = new Entry(view, started);
        _entries[id.Value] = entry;

        // Compared after the entry is in: an invalidation either sees the entry and removes it, or is seen here.
        if (Interlocked.Read(ref _generation) != generation)
        {
            _entries.TryRemove(KeyValuePair.Create(id.Value, entry));
        }
    }

    private void MakeRoom()
    {
        if (_entries.Count < MostEntries)
        {
            return;
        }

        foreach (var (id, entry) in _entries)
        {
            if (Age(entry) >= options.RevocationBound + options.StaleWhenUnavailable)
            {
                _entries.TryRemove(KeyValuePair.Create(id, entry));
            }
        }

        if (_entries.Count >= MostEntries)
        {
            _entries.Clear();
        }
    }

    private TimeSpan Age(Entry entry) => clock.GetElapsedTime(entry.Started);

    private sealed record Entry(SessionView View, long Started);

    private sealed class Flight(long generation)
    {
        public long Generation { get; } = generation;

        public TaskCompletionSource<SessionView?> Landing { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
