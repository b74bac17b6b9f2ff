namespace Auth.Core.Testing.Interleavings;

/// <summary>A story failed in one order of its store calls, or cannot be scheduled at all.</summary>
public sealed class InterleavingException : Exception
{
    internal InterleavingException(string message)
        : base(message) { }

    internal InterleavingException(string schedule, IReadOnlyList<string> calls, Exception inner)
        : base($"In the order {schedule} ({string.Join(", ", calls)}): {inner.Message}", inner) => Schedule = schedule;

    /// <summary>Whose call came when, such as <c>11212</c>, for <see cref="AllInterleavings.ReplayAsync"/>; empty when none did.</summary>
    public string Schedule { get; } = string.Empty;
}
