using System.Globalization;

namespace Auth.Core.AspNetCore.Problems;

/// <summary>When to try again, as the header says it: whole seconds (RFC 9110 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>For what has no wait of its own, such as a store that is out: one second.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Rounded up, at least one: a client that waits as long as it is told is not too early.</summary>
    public static string Text(TimeSpan wait) =>
        Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
