namespace Auth.Core.Passwords;

/// <summary>
/// How much of the machine hashing may take, and how long the line before it may grow. Whoever would not fit gets
/// <c>Busy</c> at once, before any work.
/// </summary>
public sealed class HashingOptions
{
    /// <summary>The most that <see cref="Workers"/> may be: 256.</summary>
    public const int LargestWorkers = 256;

    /// <summary>The least that <see cref="MostWaiting"/> may be: 16, so that half of it still serves somebody.</summary>
    public const int SmallestMostWaiting = 16;

    /// <summary>The most that <see cref="MostWaiting"/> may be: 16,384, about 16 MB of waiting calls.</summary>
    public const int LargestMostWaiting = 16_384;

    /// <summary>The least that <see cref="LongestWait"/> may be: 1 second.</summary>
    public static readonly TimeSpan SmallestLongestWait = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The most that <see cref="LongestWait"/> may be: 20 seconds, so that an honest login is hashed and settled within the 30
    /// seconds that its reserved attempt is held.
    /// </summary>
    public static readonly TimeSpan LargestLongestWait = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Threads that hash, range 1 to 256. Default <see langword="null"/>: one less than the cores, at least one, so that
    /// a core is left for the rest of the program. Each works on up to two passwords at a time with the built-in hasher.
    /// </summary>
    public int? Workers { get; set; }

    /// <summary>
    /// The longest expected wait that a caller is let into the line for. Default 10 seconds, range 1 to 20: beyond it
    /// people reload the page, which doubles the load.
    /// </summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most callers that wait at once, a bound on memory. Default 1,024, range 16 to 16,384.</summary>
    public int MostWaiting { get; set; } = 1024;

    /// <summary>The threads that there will be on this machine.</summary>
    internal int WorkersHere => Workers ?? Math.Clamp(Environment.ProcessorCount - 1, 1, LargestWorkers);
}
