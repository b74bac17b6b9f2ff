using System.Diagnostics;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>
/// Times two pieces of work in turn, so that whatever else the machine does hits both, and takes the median of the
/// ratios of each turn: one noisy moment moves nothing.
/// </summary>
internal static class InterleavedPairs
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static async Task<double> MedianRatioAsync(Func<Task> work, Func<Task> other, int pairs, double scale)
    {
        await WarmUpAsync(work, other);
        var ratios = new double[pairs];
        for (var i = 0; i < ratios.Length; i++)
        {
            // Who goes first alternates: the second of a pair finds warmer caches.
            double ours;
            double theirs;
            if (i % 2 == 0)
            {
                ours = await TimeAsync(work);
                theirs = await TimeAsync(other);
            }
            else
            {
                theirs = await TimeAsync(other);
                ours = await TimeAsync(work);
            }

            ratios[i] = scale * ours / theirs;
        }

        Array.Sort(ratios);
        return ratios[ratios.Length / 2];
    }

    // The runtime compiles hot code a second time, in the background, with what it has seen by then.
    private static async Task WarmUpAsync(Func<Task> work, Func<Task> other)
    {
        var started = Stopwatch.GetTimestamp();
        do
        {
            await work();
            await other();
        } while (Stopwatch.GetElapsedTime(started) < WarmUp);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
