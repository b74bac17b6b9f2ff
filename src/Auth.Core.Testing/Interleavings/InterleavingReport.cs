namespace Auth.Core.Testing.Interleavings;

/// <summary>What <see cref="AllInterleavings"/> has run. Immutable.</summary>
public sealed class InterleavingReport
{
    internal InterleavingReport(int schedules, int longestSchedule)
    {
        Schedules = schedules;
        LongestSchedule = longestSchedule;
    }

    /// <summary>How many orders there are; each was run once.</summary>
    public int Schedules { get; }

    /// <summary>The store calls of the longest order, both use cases together.</summary>
    public int LongestSchedule { get; }
}
