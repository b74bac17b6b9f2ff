using Auth.Core.State;
using Auth.Core.Tests.Support;

namespace Auth.Core.AspNetCore.Tests.Support;

/// <summary>A memory store that cannot be read while it is told so.</summary>
internal sealed class FailingStateStore() : DelegatingStateStore(new InMemoryStateStore())
{
    public bool IsOut { get; set; }

    public override ValueTask<StateRecord?> FindAsync(
        StateKind kind,
        string key,
        CancellationToken cancellationToken
    ) => IsOut ? throw new IOException("The store is out.") : base.FindAsync(kind, key, cancellationToken);
}
