using Auth.Core.Tests.Support;
using Auth.Core.Users;

namespace Auth.Core.Tests.Users.Broken;

/// <summary>Compares what it has just read, not what the caller had read: the later of two writers wins.</summary>
internal sealed class LostUpdate : DelegatingUserStore
{
    public override async ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await FairYield.Once();
        var present = await Inner.FindByIdAsync(next.Id, cancellationToken);
        return present is null ? UserWrite.Changed : await Inner.ReplaceAsync(next, present.Version, cancellationToken);
    }
}

/// <summary>Looks whether the name is free before it writes, without a unique index.</summary>
internal sealed class DoubleAdd : DelegatingUserStore
{
    public override async ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken)
    {
        if (await Inner.FindByNameAsync(user.Name, cancellationToken) is not null)
        {
            return UserWrite.NameTaken;
        }

        for (var turn = 0; turn < 20; turn++)
        {
            await FairYield.Once();
        }

        await Inner.AddAsync(user, cancellationToken);
        return UserWrite.Done;
    }
}

/// <summary>Makes up an answer where the database threw.</summary>
internal sealed class SwallowedError(IUserStore? inner = null) : DelegatingUserStore(inner)
{
    public override ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
        OrElse(() => Inner.AddAsync(user, cancellationToken), UserWrite.Done);

    public override ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
        OrElse<StoredUser?>(() => Inner.FindByIdAsync(id, cancellationToken), otherwise: null);

    public override ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
        OrElse<StoredUser?>(() => Inner.FindByNameAsync(name, cancellationToken), otherwise: null);

    public override ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => OrElse(() => Inner.ReplaceAsync(next, expectedVersion, cancellationToken), UserWrite.Changed);

    public override ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) =>
        OrElse(() => Inner.RemoveAsync(id, cancellationToken), otherwise: false);

    private static async ValueTask<T> OrElse<T>(Func<ValueTask<T>> call, T otherwise)
    {
        try
        {
            return await call();
        }
        catch (Exception)
        {
            return otherwise;
        }
    }
}

/// <summary>Answers with what it had read the time before, like a replica that lags.</summary>
internal sealed class StaleRead : DelegatingUserStore
{
    private readonly Dictionary<UserId, StoredUser?> _read = [];

    public override async ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken)
    {
        var fresh = await Inner.FindByIdAsync(id, cancellationToken);
        lock (_read)
        {
            var stale = _read.GetValueOrDefault(id, fresh);
            _read[id] = fresh;
            return stale;
        }
    }
}

/// <summary>Adds where a replace finds nothing: <c>INSERT … ON CONFLICT DO UPDATE</c>.</summary>
internal sealed class Upsert : DelegatingUserStore
{
    public override async ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) =>
        await Inner.FindByIdAsync(next.Id, cancellationToken) is null
            ? await Inner.AddAsync(next, cancellationToken)
            : await Inner.ReplaceAsync(next, expectedVersion, cancellationToken);
}

/// <summary>Writes a change in two statements without a transaction, and stops between them when the caller leaves.</summary>
internal sealed class HalfWrite : DelegatingUserStore
{
    public override async ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var present = await Inner.FindByIdAsync(next.Id, cancellationToken);
        if (present?.Version != expectedVersion || !cancellationToken.CanBeCanceled)
        {
            return await Inner.ReplaceAsync(next, expectedVersion, cancellationToken);
        }

        await Inner.ReplaceAsync(
            present.With(name: next.Name, version: expectedVersion),
            expectedVersion,
            CancellationToken.None
        );
        await FairYield.UntilAsync(() => cancellationToken.IsCancellationRequested);
        cancellationToken.ThrowIfCancellationRequested();
        return await Inner.ReplaceAsync(next, expectedVersion, CancellationToken.None);
    }
}
