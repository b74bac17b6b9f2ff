namespace Auth.Core.Passwords;

/// <summary>
/// How long waiting will take: a moving average of the time that one run of one unit of work took, over the lanes that
/// run at once. Safe to use from many threads.
/// </summary>
internal sealed class HashingEstimate(TimeSpan firstGuess, int workers, int lanesOfWorker, TimeSpan longestWait)
{
    // Eight runs, so that the average follows the machine and no single run moves it. The first run replaces the guess,
    // which was made of a moment in which the machine may have done something else.
    private const int Memory = 8;

    private readonly long _lanes = (long)workers * lanesOfWorker;
    private long _ticks = firstGuess.Ticks;
    private int _runs;

    /// <summary>The most work in the house at which the last one in waits no longer than is admitted.</summary>
    public int MostWork =>
        Volatile.Read(ref _ticks) is > 0 and var ticks
            ? (int)Math.Min(int.MaxValue, workers + (longestWait.Ticks * _lanes / ticks))
            : int.MaxValue;

    /// <summary>The expected wait of somebody who comes when this much work is in the house, running work included.</summary>
    public TimeSpan WaitBehind(int work) =>
        TimeSpan.FromTicks(Math.Max(0L, work - workers + 1) * Volatile.Read(ref _ticks) / _lanes);

    /// <summary>Learns from a run.</summary>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="units">How many units of work it did one after the other; two in two lanes are one.</param>
    public void Add(TimeSpan elapsed, double units)
    {
        // A lost update between two workers only makes the average a little older.
        var runs = Math.Min(Volatile.Read(ref _runs) + 1, Memory);
        var average = Volatile.Read(ref _ticks);
        Volatile.Write(ref _runs, runs);
        Volatile.Write(ref _ticks, average + (((long)(elapsed.Ticks / units) - average) / runs));
    }
}
