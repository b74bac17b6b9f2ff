using Auth.Core.State;

namespace Auth.Core.Tests.Support;

/// <summary>
/// A store whose driver repeats a write by itself after a lost reply, finds its own row, and says <c>Changed</c> to
/// what it has done.
/// </summary>
internal sealed class ForgetfulStateStore(IStateStore inner) : DelegatingStateStore(inner)
{
    public override async ValueTask<StateWrite> ReplaceAsync(
        StateRecord next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await base.ReplaceAsync(next, expectedVersion, cancellationToken);
        return await base.ReplaceAsync(next, expectedVersion, cancellationToken);
    }

    public override async ValueTask<StateWrite> RemoveAsync(
        StateKind kind,
        string key,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await base.RemoveAsync(kind, key, expectedVersion, cancellationToken);
        return await base.RemoveAsync(kind, key, expectedVersion, cancellationToken);
    }
}
