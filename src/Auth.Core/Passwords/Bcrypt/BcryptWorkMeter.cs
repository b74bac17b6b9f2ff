namespace Auth.Core.Passwords.Bcrypt;

/// <summary>
/// Counts the expensive work that a hasher has done, so that tests can say "exactly one unit" instead of measuring
/// time. Safe to call from many threads; none is attached outside tests.
/// </summary>
internal sealed class BcryptWorkMeter
{
    private long _lanes;
    private long _rounds;
    private long _runs;

    /// <summary>The hashes run so far; a pair counts two.</summary>
    public long Lanes => Interlocked.Read(ref _lanes);

    /// <summary>The runs of the kernel so far; a pair counts one.</summary>
    public long Runs => Interlocked.Read(ref _runs);

    /// <summary>The rounds of the expensive loop run so far, over all lanes.</summary>
    public long Rounds => Interlocked.Read(ref _rounds);

    /// <summary>Adds what one run did.</summary>
    public void Add(int lanes, ulong roundsEach)
    {
        Interlocked.Increment(ref _runs);
        Interlocked.Add(ref _lanes, lanes);
        Interlocked.Add(ref _rounds, lanes * (long)roundsEach);
    }
}
