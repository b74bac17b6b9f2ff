namespace Auth.Core.Passwords.Breached;

/// <summary>
/// Knows which passwords were found in breaches: a service that is asked over the network, or a file of the host's own.
/// Register one as a singleton and every new password that passes all other rules is looked up, at registration and
/// change, never at login.
/// </summary>
/// <remarks>
/// Called from many threads at once. The policy waits <see cref="BreachedPasswordOptions.Timeout"/> and no longer. What
/// an implementation throws counts as <see cref="BreachedPasswordAnswer.Unavailable"/>, unless the caller has cancelled.
/// </remarks>
public interface IBreachedPasswords
{
    /// <summary>Looks a password up.</summary>
    /// <param name="query">The password, as the two parts of its SHA-1. Only the prefix may leave the process.</param>
    /// <param name="cancellationToken">Ends the look-up: the caller has gone, or the time is over.</param>
    ValueTask<BreachedPasswordAnswer> FindAsync(BreachedPasswordQuery query, CancellationToken cancellationToken);
}
