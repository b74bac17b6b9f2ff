using Auth.Core.Users;

namespace Auth.Core.Testing.Faults;

/// <summary>A user store that delays and fails its calls as a plan says.</summary>
/// <param name="inner">The store that makes the calls.</param>
/// <param name="faults">The plan, which a <see cref="FaultStateStore"/> may share.</param>
public sealed class FaultUserStore(IUserStore inner, StoreFaults faults) : IUserStore
{
    /// <inheritdoc/>
    public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
        faults.CallAsync(
            "users.Add",
            () => inner.AddAsync(user, cancellationToken),
            cancellationToken,
            conflict: UserWrite.NameTaken
        );

    /// <inheritdoc/>
    public ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
        faults.ReadAsync("users.FindById", () => inner.FindByIdAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
        faults.ReadAsync("users.FindByName", () => inner.FindByNameAsync(name, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        faults.CallAsync(
            "users.Replace",
            () => inner.ReplaceAsync(next, expectedVersion, cancellationToken),
            cancellationToken,
            conflict: UserWrite.Changed
        );

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) =>
        faults.ReadAsync("users.Remove", () => inner.RemoveAsync(id, cancellationToken), cancellationToken);
}
