namespace Auth.Core.Users;

/// <summary>
/// Where the host keeps its users: the one seam it must fill. Five methods, each one statement on any database.
/// Implementations are safe to call from many threads at once, from any number of processes.
/// </summary>
/// <remarks>
/// Expected refusals are answers (<see cref="UserWrite"/>); a database that cannot answer now is a
/// <see cref="StoreUnavailableException"/>, and whatever else fails is an exception that the library passes on untouched. A call that throws or is cancelled has either made its whole change or none. The library makes every
/// new <see cref="StoredUser.Version"/>; a store only compares and writes.
/// </remarks>
public interface IUserStore
{
    /// <summary>
    /// Adds a user. Of any number of simultaneous calls with one canonical name exactly one is
    /// <see cref="UserWrite.Done"/>: a unique index decides, never a look-up before the write.
    /// </summary>
    /// <returns><see cref="UserWrite.Done"/>, or <see cref="UserWrite.NameTaken"/> with nothing changed.</returns>
    ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken);

    /// <summary>The user with this id as last written, or null.</summary>
    ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>
    /// The user with this canonical name as last written, or null. Compares <see cref="UserName.Canonical"/> by bytes.
    /// </summary>
    ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the row of the same id if it still has the expected version: one conditional update and its row count.
    /// Of simultaneous calls with one expected version at most one is <see cref="UserWrite.Done"/>.
    /// </summary>
    /// <returns>
    /// <see cref="UserWrite.Done"/>; <see cref="UserWrite.Changed"/> when the version is another or the user is gone
    /// (which never means "add again"); <see cref="UserWrite.NameTaken"/> when the new name is another user's.
    /// </returns>
    ValueTask<UserWrite> ReplaceAsync(StoredUser next, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Removes the user; false when there was none. The name is free afterwards, the id is never used again.</summary>
    ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken);
}
