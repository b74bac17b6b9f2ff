namespace Auth.Core.Registration;

/// <summary>
/// Lets callers who want one name in this process go one after the other, and lets those who waited know at once that
/// the name is gone. So 200 simultaneous registrations of a name cost one hash. Across processes the store decides.
/// </summary>
/// <remarks>Invariant: a flight is in the dictionary exactly while somebody holds it or waits for it.</remarks>
internal sealed class NameFlights
{
    /// <summary>The most calls that hold or wait at once: 1,024, as many as wait for hashing; a bound on memory.</summary>
    public const int MostAboard = 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    private int _aboard;

    /// <summary>How many names are being registered now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _flights.Count;
            }
        }
    }

    /// <summary>
    /// Waits for a turn, or answers null where too many wait. Dispose what comes back; when cancelled while waiting, nothing
    /// is held.
    /// </summary>
    public async Task<Turn?> EnterAsync(string canonicalName, CancellationToken cancellationToken)
    {
        Flight flight;
        lock (_gate)
        {
            if (_aboard >= MostAboard)
            {
                return null;
            }

            _aboard++;
            if (!_flights.TryGetValue(canonicalName, out flight!))
            {
                _flights.Add(canonicalName, flight = new Flight());
            }

            flight.Aboard++;
        }

        try
        {
            await flight.Lead.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(canonicalName, flight);
            throw;
        }

        return new Turn(this, canonicalName, flight);
    }

    private void Leave(string canonicalName, Flight flight)
    {
        lock (_gate)
        {
            _aboard--;
            if (--flight.Aboard == 0)
            {
                _flights.Remove(canonicalName);
                flight.Lead.Dispose();
            }
        }
    }

    internal sealed class Flight
    {
        public SemaphoreSlim Lead { get; } = new(1);

        public int Aboard { get; set; }

        public bool NameIsTaken { get; set; }
    }

    /// <summary>The lead of one name. If it ends without the name being taken, the next waiter leads with its own password.</summary>
    public sealed class Turn(NameFlights flights, string canonicalName, Flight flight) : IDisposable
    {
        public bool NameIsTaken => flight.NameIsTaken;

        public void MarkTaken() => flight.NameIsTaken = true;

        public void Dispose()
        {
            flight.Lead.Release();
            flights.Leave(canonicalName, flight);
        }
    }
}
