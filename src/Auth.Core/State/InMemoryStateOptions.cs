namespace Auth.Core.State;

/// <summary>How much the memory state store keeps.</summary>
public sealed class InMemoryStateOptions
{
    /// <summary>
    /// The most sessions. Default 250,000, about 250 MB at under 1 KiB a session; from 1 to 10,000,000. At the bound a
    /// login answers <c>Busy</c>: throwing out somebody else's session would let a flood sign everybody out.
    /// </summary>
    public int MaxSessions { get; set; } = 250_000;

    /// <summary>
    /// The most records of failed logins. Default 250,000, about 64 MB; from 1,000 to 10,000,000. At the bound the record
    /// with the fewest failures goes, among equals the oldest, and never one with a login under way or a running wait;
    /// where none may go, a login answers <c>Busy</c>.
    /// </summary>
    public int MaxAttempts { get; set; } = 250_000;
}
