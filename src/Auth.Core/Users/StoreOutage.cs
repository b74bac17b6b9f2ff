namespace Auth.Core.Users;

/// <summary>
/// What a use case answers while its store is out: that it is unavailable, whatever was asked. Nothing is known of the
/// password then, so nothing is counted, and a guess that was reserved is settled by <c>ReserveAttempt</c>.
/// </summary>
internal static class StoreOutage
{
    /// <summary>When to try again: 5 s, in which a database that restarts is back.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Runs a use case, and answers for it where the store cannot.</summary>
    public static async Task<T> AnswerAsync<T>(Func<Task<T>> run, Func<string, T> unavailable)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            return unavailable(nameof(StoreUnavailableException));
        }
    }
}
