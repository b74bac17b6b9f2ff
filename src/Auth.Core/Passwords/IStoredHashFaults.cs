namespace Auth.Core.Passwords;

/// <summary>
/// Hears of every stored hash that a check met with a fault, once a check. Called before the hash is run, on the thread
/// that runs it: it counts and returns, so that a faulty row takes no other time than a good one.
/// </summary>
internal interface IStoredHashFaults
{
    /// <summary>Called with every fault but <see cref="StoredHashFault.None"/>.</summary>
    void Report(StoredHashFault fault);
}
