namespace Auth.Core.Tests.Support;

/// <summary>The clock on a wall in Berlin in 2025: what a column of local time keeps, and what comes back from it.</summary>
internal static class WallClock
{
    private static readonly DateTime SummerBegins = new(2025, 3, 30, 2, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime SummerEnds = new(2025, 10, 26, 3, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Writes a time to such a column and reads it again: the hour that is repeated in autumn is lost.</summary>
    public static DateTimeOffset RoundTrip(DateTimeOffset time)
    {
        var isSummer = time.UtcDateTime >= SummerBegins.AddHours(-1) && time.UtcDateTime < SummerEnds.AddHours(-2);
        var wall = time.UtcDateTime.AddHours(isSummer ? 2 : 1);
        var readsAsSummer = wall >= SummerBegins && wall < SummerEnds;
        return new DateTimeOffset(wall.AddHours(readsAsSummer ? -2 : -1), TimeSpan.Zero);
    }

    /// <summary>Cuts to milliseconds or microseconds, as columns of a fixed precision do.</summary>
    public static DateTimeOffset Cut(DateTimeOffset time, long ticks) => time.AddTicks(-(time.Ticks % ticks));
}
