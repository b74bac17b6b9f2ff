namespace Auth.Core.Testing.Interleavings;

/// <summary>Orders drawn from a seed.</summary>
internal sealed class ScheduleDraw(int seed)
{
    private ulong _state = (uint)seed;

    public Party Choose(IReadOnlyList<Party> waiting) => waiting[(int)(Next() % (ulong)waiting.Count)];

    // SplitMix64 (Steele, Lea, Flood 2014): no secret depends on it, and a seed gives the same orders everywhere.
    private ulong Next()
    {
        unchecked
        {
            var x = _state += 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}
