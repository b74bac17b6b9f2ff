namespace Auth.Core.Sessions;

/// <summary>
/// When sessions and users were last forgotten, so that a load can tell whether it began before. Safe to call from many
/// threads.
/// </summary>
/// <remarks>
/// Kept by stripes of keys, not by keys, so that it has a fixed size: two keys of one stripe cost a load, never a wrong
/// answer. One counter for all would let anybody who logs out in a loop keep every load out of the cache.
/// </remarks>
internal sealed class SessionCacheGenerations
{
    private const int Stripes = 1024;

    private readonly Lock _gate = new();
    private readonly long[] _forgotten = new long[Stripes];
    private long _generation;

    /// <summary>The generation that a load begins in.</summary>
    public long Now => Interlocked.Read(ref _generation);

    /// <summary>Forgets a key: every load that has begun is behind.</summary>
    public void Raise(string key)
    {
        lock (_gate)
        {
            Interlocked.Exchange(ref _forgotten[StripeOf(key)], Interlocked.Increment(ref _generation));
        }
    }

    /// <summary>Whether one of the two keys was forgotten after a load began.</summary>
    public bool IsBehind(long generation, string session, string owner) =>
        Interlocked.Read(ref _forgotten[StripeOf(session)]) > generation
        || Interlocked.Read(ref _forgotten[StripeOf(owner)]) > generation;

    /// <summary>
    /// Stores what a load brought unless it is behind, in one piece with the comparison: an entry that stood for a moment
    /// before it is taken back would be seen.
    /// </summary>
    public void IfNotBehind(long generation, string session, string owner, Action store)
    {
        lock (_gate)
        {
            if (!IsBehind(generation, session, owner))
            {
                store();
            }
        }
    }

    private static int StripeOf(string key) => (int)((uint)string.GetHashCode(key, StringComparison.Ordinal) % Stripes);
}
