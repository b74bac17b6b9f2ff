namespace Auth.Core.Users;

/// <summary>
/// Where the host keeps its users: the one seam it must fill. Five methods, each one statement on any database.
/// Implementations are safe to call from many threads at once, from any number of processes.
/// </summary>
/// <remarks>
/// <para>
/// Expected refusals are answers (<see cref="UserWrite"/>) and change nothing. A database that cannot answer now
/// is a <see cref="StoreUnavailableException"/>, and whatever else fails is an exception that the library passes on
/// untouched; neither is ever an answer. A call whose token is cancelled before it begins throws and changes
/// nothing. A call that throws or is cancelled under way has either made its whole change or none.
/// </para>
/// <para>
/// The library makes every new <see cref="StoredUser.Version"/>; a store only compares and writes. Every value comes back as
/// it was given: text by its characters, never folded, trimmed or cut; roles in their order; times in UTC to 100
/// nanoseconds; numbers to 63 bits. A read that begins after a write was answered sees it.
/// </para>
/// <para>Each sentence here is a check of <c>UserStoreContract</c> in the package <c>Auth.Core.Testing</c>.</para>
/// </remarks>
public interface IUserStore
{
    /// <summary>
    /// Adds a user. Of any number of simultaneous calls with one canonical name exactly one is
    /// <see cref="UserWrite.Done"/>: a unique index decides, never a look-up before the write. An id that is there already is
    /// a caller's bug, which is never <see cref="UserWrite.Done"/>.
    /// </summary>
    /// <returns><see cref="UserWrite.Done"/>, or <see cref="UserWrite.NameTaken"/> with nothing changed.</returns>
    ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken);

    /// <summary>The user with this id as last written, or null. Compares <see cref="UserId.Value"/> by bytes.</summary>
    ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>
    /// The user with this canonical name as last written, or null. Compares <see cref="UserName.Canonical"/> by bytes.
    /// </summary>
    ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the row of the same id if it still has the expected version: one conditional update and its row count.
    /// Of simultaneous calls with one expected version exactly one is <see cref="UserWrite.Done"/> where it is the present
    /// one. The whole row is written; a new name takes the place of the old one, which is free afterwards.
    /// </summary>
    /// <returns>
    /// <see cref="UserWrite.Done"/>; <see cref="UserWrite.Changed"/> when the version is another or the user is gone
    /// (which never means "add again"); <see cref="UserWrite.NameTaken"/> when the new name is another user's.
    /// </returns>
    ValueTask<UserWrite> ReplaceAsync(StoredUser next, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the user; false when there was none, so of simultaneous calls one is true. The name is free afterwards, and
    /// the library never uses the id again. No replace, at the same moment or later, brings the user back.
    /// </summary>
    ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken);
}
