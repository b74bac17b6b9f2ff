namespace Auth.Core.State;

/// <summary>How much the memory state store keeps. When a kind is full, nothing is evicted: a new record is refused.</summary>
public sealed class InMemoryStateOptions
{
    /// <summary>
    /// The most sessions. Default 250,000, about 250 MB at under 1 KiB a session; from 1 to 10,000,000. At the bound a
    /// login answers <c>Busy</c>: throwing out somebody else's session would let a flood sign everybody out.
    /// </summary>
    public int MaxSessions { get; set; } = 250_000;
}
