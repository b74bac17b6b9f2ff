namespace Auth.Core.Passwords;

/// <summary>
/// How long waiting will take: a moving average of the time that one run of one unit of work took, over the lanes that
/// run at once. Safe to use from many threads.
/// </summary>
internal sealed class HashingEstimate(TimeSpan firstGuess, int workers, int lanesOfWorker, TimeSpan longestWait)
{
    private readonly long _lanes = (long)workers * lanesOfWorker;
    private long _ticks = firstGuess.Ticks;

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
        // Over about eight runs; a lost update between two workers only makes the average a little older.
        var ticks = (long)(elapsed.Ticks / units);
        var average = Volatile.Read(ref _ticks);
        Volatile.Write(ref _ticks, average == 0 ? ticks : average + ((ticks - average) / 8));
    }
}
