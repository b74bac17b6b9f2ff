using Auth.Core.Users;

namespace Auth.Core.Tests.Support;

/// <summary>A memory store that yields before each call, so that races really interleave, and counts and can fail.</summary>
internal sealed class ObservedUserStore : IUserStore
{
    private readonly InMemoryUserStore _inner = new();
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public Exception? FailReplaceWith { get; set; }

    public Func<Task>? BeforeAdd { get; set; }

    public async ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken)
    {
        await YieldAsync();
        await (BeforeAdd?.Invoke() ?? Task.CompletedTask);
        return await _inner.AddAsync(user, cancellationToken);
    }

    public async ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken)
    {
        await YieldAsync();
        return await _inner.FindByIdAsync(id, cancellationToken);
    }

    public async ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken)
    {
        await YieldAsync();
        return await _inner.FindByNameAsync(name, cancellationToken);
    }

    public async ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await YieldAsync();
        return FailReplaceWith is null
            ? await _inner.ReplaceAsync(next, expectedVersion, cancellationToken)
            : throw FailReplaceWith;
    }

    public async ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken)
    {
        await YieldAsync();
        return await _inner.RemoveAsync(id, cancellationToken);
    }

    private async Task YieldAsync()
    {
        // A different number of steps each time, so that callers overtake one another.
        var steps = 1 + (Interlocked.Increment(ref _calls) * 7 % 3);
        for (var i = 0; i < steps; i++)
        {
            await FairYield.Once();
        }
    }
}
