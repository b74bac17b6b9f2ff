namespace Auth.Core.Passwords;

/// <summary>
/// Who holds the places in line. Invariants: the expected wait and the number of the waiting stay within their bounds;
/// registration and password change together hold at most half; one source holds at most half while others wait.
/// </summary>
/// <remarks>
/// Half is half of the places that there are now: slow hashes leave fewer than the bound on memory does. Callers whose
/// source is unknown cannot be told apart and share no bound. Safe to use from many threads.
/// </remarks>
internal sealed class HashingPlaces(HashingEstimate estimate, int workers, int mostWaiting)
{
    private readonly Lock _sync = new();
    private readonly Dictionary<string, int> _bySource = new(StringComparer.Ordinal);
    private int _held;
    private int _work;
    private int _changing;
    private bool _othersWereTurnedAway;

    /// <summary>Places held, by those who work and those who wait.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Work in the house: one a place, two while it checks two forms of a password.</summary>
    public int Work => Volatile.Read(ref _work);

    /// <summary>How many sources are remembered: those that hold a place.</summary>
    public int Sources
    {
        get
        {
            lock (_sync)
            {
                return _bySource.Count;
            }
        }
    }

    /// <summary>Takes a place, or refuses without any work.</summary>
    public bool TryTake(HashingUse use, string? source)
    {
        lock (_sync)
        {
            var most = Math.Min(workers + mostWaiting, estimate.MostWork);
            var half = Math.Max(1, most / 2);
            var bySource = HeldBy(source);

            // Without this memory a source that fills the house alone would win every place that becomes free.
            _othersWereTurnedAway &= _held >= half;
            if (_held >= workers + mostWaiting || _work >= estimate.MostWork)
            {
                _othersWereTurnedAway |= bySource < _held;
                return false;
            }

            var othersWait = _othersWereTurnedAway || bySource < _held;
            if ((bySource >= half && othersWait) || (use != HashingUse.Login && _changing >= half))
            {
                return false;
            }

            Count(use, source, 1);
            return true;
        }
    }

    /// <summary>Adds to the work of a place, or takes it away again.</summary>
    public void Weigh(int work)
    {
        lock (_sync)
        {
            _work += work;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(HashingUse use, string? source)
    {
        lock (_sync)
        {
            Count(use, source, -1);
        }
    }

    private int HeldBy(string? source) => source is null ? 0 : _bySource.GetValueOrDefault(source);

    private void Count(HashingUse use, string? source, int change)
    {
        _held += change;
        _work += change;
        _changing += use == HashingUse.Login ? 0 : change;
        if (source is null)
        {
            return;
        }

        var bySource = HeldBy(source) + change;
        if (bySource == 0)
        {
            _bySource.Remove(source);
        }
        else
        {
            _bySource[source] = bySource;
        }
    }
}
