namespace Auth.Core.Benchmarks.Quick;

/// <summary>A figure to reach: a number that measuring gives, and the number to stay at or under, or to come up to.</summary>
/// <param name="Name">What is measured, against what.</param>
/// <param name="Reach">The number to stay at or under.</param>
/// <param name="MeasureAsync">Measures it.</param>
internal sealed record Ratio(string Name, double Reach, Func<Task<double>> MeasureAsync)
{
    /// <summary>Whether the number is one to come up to, such as a throughput, and not one to stay under.</summary>
    public bool IsFloor { get; init; }

    /// <summary>How far off the figure is: at most one where it is reached.</summary>
    public double Distance(double measured) => IsFloor ? Reach / measured : measured / Reach;

    /// <summary>The median of one time over another, in interleaved pairs.</summary>
    /// <param name="name">What is compared with what.</param>
    /// <param name="reach">The ratio to stay at or under.</param>
    /// <param name="ours">The work measured.</param>
    /// <param name="theirs">The work it is measured against.</param>
    /// <param name="pairs">How many pairs; at least 9.</param>
    /// <param name="scale">What the plain ratio is multiplied with, such as one half for two hashes at once.</param>
    public static Ratio OfTimes(
        string name,
        double reach,
        Func<Task> ours,
        Func<Task> theirs,
        int pairs = 15,
        double scale = 1
    ) => new(name, reach, () => InterleavedPairs.MedianRatioAsync(ours, theirs, pairs, scale));

    /// <summary>The bytes that one piece of work allocates over those of another.</summary>
    public static Ratio OfBytes(string name, double reach, Func<Task> ours, Func<Task> theirs) =>
        new(name, reach, async () => (double)await AllocatedAsync(ours) / await AllocatedAsync(theirs));

    /// <summary>The bytes that one piece of work allocates on this thread, after a warm-up.</summary>
    public static async Task<long> AllocatedAsync(Func<Task> work)
    {
        await work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        await work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
