using Auth.Core.Secrets;
using Auth.Core.Sessions;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>
/// Changes a user's row: read, change, replace if unchanged, and judge again when somebody else was faster. Every change
/// is forgotten by the session cache at once.
/// </summary>
/// <remarks>One write, so a crash leaves either all of the change or none.</remarks>
internal sealed class ChangeUser(IUserStore users, SessionCache cache, SecureRandom random)
{
    // Each failed try means that another writer succeeded, so even a crowd gets through; the bound stops a broken store.
    private const int MostTries = 64;

    /// <summary>
    /// Applies a change. The function gets the row and the next version and answers the new row, or the row itself when
    /// there is nothing to do.
    /// </summary>
    public async Task<UserChange> ApplyAsync(
        UserId id,
        Func<StoredUser, long, StoredUser> change,
        CancellationToken cancellationToken
    )
    {
        long? written = null;
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var user = await users.FindByIdAsync(id, cancellationToken).ConfigureAwait(false);
            if (user is null)
            {
                return new(UserChangeResult.UserUnknown, User: null);
            }

            // A write whose reply was lost has been made after all.
            if (user.Version == written)
            {
                return new(UserChangeResult.Done, user);
            }

            var next = change(user, random.NewRecordVersion());
            if (ReferenceEquals(next, user))
            {
                return new(UserChangeResult.Done, user);
            }

            written = next.Version;
            if (await ReplaceAsync(next, user.Version, cancellationToken).ConfigureAwait(false) == UserWrite.Done)
            {
                return new(UserChangeResult.Done, next);
            }
        }

        return new(UserChangeResult.Conflict, User: null);
    }

    private async Task<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await users.ReplaceAsync(next, expectedVersion, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also after a failure: the write may have been made and only its reply lost.
            cache.Forget(next.Id);
        }
    }
}

/// <summary>How a change of a user's row ended, and the row as it is now where it did.</summary>
internal readonly record struct UserChange(UserChangeResult Result, StoredUser? User);

/// <summary>How a change of a user's row ended.</summary>
internal enum UserChangeResult
{
    /// <summary>The row is as wanted.</summary>
    Done,

    /// <summary>There is no such row.</summary>
    UserUnknown,

    /// <summary>Others changed the row at every try.</summary>
    Conflict,
}
