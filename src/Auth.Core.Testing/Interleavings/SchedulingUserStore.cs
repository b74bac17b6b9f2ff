using Auth.Core.Users;

namespace Auth.Core.Testing.Interleavings;

/// <summary>Waits for the caller's turn before each call.</summary>
internal sealed class SchedulingUserStore(IUserStore inner) : IUserStore
{
    public async ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken)
    {
        await TurnAsync("users.Add").ConfigureAwait(false);
        return await inner.AddAsync(user, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken)
    {
        await TurnAsync("users.FindById").ConfigureAwait(false);
        return await inner.FindByIdAsync(id, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken)
    {
        await TurnAsync("users.FindByName").ConfigureAwait(false);
        return await inner.FindByNameAsync(name, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await TurnAsync("users.Replace").ConfigureAwait(false);
        return await inner.ReplaceAsync(next, expectedVersion, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken)
    {
        await TurnAsync("users.Remove").ConfigureAwait(false);
        return await inner.RemoveAsync(id, cancellationToken).ConfigureAwait(false);
    }

    private static Task TurnAsync(string call) => Party.Current?.ArriveAsync(call) ?? Task.CompletedTask;
}
