using System.Collections.Concurrent;
using Auth.Core.Diagnostics;

namespace Auth.Core.Tests.Support;

/// <summary>Keeps every event, told at once and on the caller's thread as the log is.</summary>
internal sealed class EventList : IPromptSink
{
    private readonly ConcurrentQueue<SecurityEvent> _all = [];

    public IReadOnlyList<SecurityEvent> All => [.. _all];

    public void Record(SecurityEvent securityEvent) => _all.Enqueue(securityEvent);

    /// <summary>Forgets what has been, and is told of what comes.</summary>
    public void Clear() => _all.Clear();
}
