using Auth.Core.Users;

namespace Auth.Core.Tests.Support;

/// <summary>A memory store of which a test overrides a part.</summary>
internal abstract class DelegatingUserStore(IUserStore? inner = null) : IUserStore
{
    protected IUserStore Inner { get; } = inner ?? new InMemoryUserStore();

    public virtual ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
        Inner.AddAsync(user, cancellationToken);

    public virtual ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
        Inner.FindByIdAsync(id, cancellationToken);

    public virtual ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
        Inner.FindByNameAsync(name, cancellationToken);

    public virtual ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => Inner.ReplaceAsync(next, expectedVersion, cancellationToken);

    public virtual ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) =>
        Inner.RemoveAsync(id, cancellationToken);
}
