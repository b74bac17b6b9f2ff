namespace Auth.Core.Tests.House;

/// <summary>How a house rule fails: with every breach on a line of its own, and with the way out.</summary>
internal static class Breaches
{
    /// <summary>Fails when there is a breach.</summary>
    /// <param name="breaches">What breaks the rule, each with its place.</param>
    /// <param name="wayOut">What to do about it.</param>
    public static void None(IEnumerable<string> breaches, string wayOut)
    {
        var found = breaches.Distinct(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            Assert.Fail(wayOut + Environment.NewLine + string.Join(Environment.NewLine, found));
        }
    }
}
