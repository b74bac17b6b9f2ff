using System.Diagnostics;
using System.Globalization;

namespace Auth.Core.Benchmarks.Quick.Storage;

/// <summary>Times look-ups of random users in two tables, in turn, so that the machine's moods hit both.</summary>
internal static class LookUps
{
    private const int Many = 4000;
    private const int WarmUp = 400;

    public static async Task<MedianRatio> RatioAsync(
        Func<int, Task> few,
        int fewCount,
        Func<int, Task> many,
        int manyCount
    )
    {
        var random = new Random(1);
        var (small, large) = (new List<double>(Many), new List<double>(Many));
        for (var i = -WarmUp; i < Many; i++)
        {
            var first = await TimeAsync(few, random.Next(fewCount));
            var second = await TimeAsync(many, random.Next(manyCount));
            if (i >= 0)
            {
                small.Add(first);
                large.Add(second);
            }
        }

        small.Sort();
        large.Sort();
        return new MedianRatio(large[Many / 2], small[Many / 2]);
    }

    private static async Task<double> TimeAsync(Func<int, Task> find, int number)
    {
        var started = Stopwatch.GetTimestamp();
        await find(number);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }
}

/// <summary>Two medians in microseconds, and how they compare.</summary>
internal sealed record MedianRatio(double Many, double Few)
{
    public double Value => Many / Few;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value:0.00} ({Many:0} µs / {Few:0} µs)");
}
