namespace Auth.Core.Users;

/// <summary>
/// Keeps users in the memory of this process: for tests, samples and tools. Everything is lost at the end of the
/// process. Safe to call from many threads.
/// </summary>
public sealed class InMemoryUserStore : IUserStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UserId, StoredUser> _byId = [];
    private readonly Dictionary<string, UserId> _byName = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_byName.TryAdd(user.Name.Canonical, user.Id))
            {
                return new(UserWrite.NameTaken);
            }

            if (!_byId.TryAdd(user.Id, user))
            {
                _byName.Remove(user.Name.Canonical);
                throw new ArgumentException($"There is a user with the id {user.Id} already.", nameof(user));
            }

            return new(UserWrite.Done);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_byId.GetValueOrDefault(id));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_byName.TryGetValue(name.Canonical, out var id) ? _byId[id] : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<UserWrite> ReplaceAsync(StoredUser next, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(next);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_byId.TryGetValue(next.Id, out var present) || present.Version != expectedVersion)
            {
                return new(UserWrite.Changed);
            }

            if (!present.Name.Equals(next.Name))
            {
                if (!_byName.TryAdd(next.Name.Canonical, next.Id))
                {
                    return new(UserWrite.NameTaken);
                }

                _byName.Remove(present.Name.Canonical);
            }

            _byId[next.Id] = next;
            return new(UserWrite.Done);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_byId.Remove(id, out var user))
            {
                return new(false);
            }

            _byName.Remove(user.Name.Canonical);
            return new(true);
        }
    }
}
