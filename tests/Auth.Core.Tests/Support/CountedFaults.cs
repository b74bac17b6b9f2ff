using System.Collections.Concurrent;
using Auth.Core.Passwords;

namespace Auth.Core.Tests.Support;

/// <summary>Keeps what checks met in stored hashes, in order.</summary>
internal sealed class CountedFaults : IStoredHashFaults
{
    public ConcurrentQueue<StoredHashFault> All { get; } = [];

    public void Report(StoredHashFault fault) => All.Enqueue(fault);
}
