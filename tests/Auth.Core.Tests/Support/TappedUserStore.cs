using Auth.Core.Users;

namespace Auth.Core.Tests.Support;

/// <summary>A user store behind a tap.</summary>
internal sealed class TappedUserStore(IUserStore inner, StoreTap tap) : IUserStore
{
    public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
        tap.CallAsync("users.Add", () => inner.AddAsync(user, cancellationToken));

    public ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
        tap.CallAsync("users.FindById", () => inner.FindByIdAsync(id, cancellationToken));

    public ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
        tap.CallAsync("users.FindByName", () => inner.FindByNameAsync(name, cancellationToken));

    public ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => tap.CallAsync("users.Replace", () => inner.ReplaceAsync(next, expectedVersion, cancellationToken));

    public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) =>
        tap.CallAsync("users.Remove", () => inner.RemoveAsync(id, cancellationToken));
}
