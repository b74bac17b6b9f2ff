namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>The one deadline of a call to a store.</summary>
internal static class StoreTimeout
{
    /// <summary>5 seconds: a person waits as long, and a database that takes longer for one row is out.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <exception cref="ArgumentOutOfRangeException">It is out of its range; the message names the setting and the bounds.</exception>
    public static TimeSpan Require(TimeSpan timeout, string setting) =>
        timeout >= Shortest && timeout <= Longest
            ? timeout
            : throw new ArgumentOutOfRangeException(
                setting,
                $"{setting} is {timeout:c}; it must be from {Shortest:c} to {Longest:c}. Leave it at {Default:c}."
            );

    /// <summary>In whole seconds for a driver that knows no shorter ones; never 0, which means for ever.</summary>
    public static int InSeconds(TimeSpan timeout) => Math.Max(1, (int)Math.Ceiling(timeout.TotalSeconds));
}
