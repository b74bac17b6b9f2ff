using Auth.Core.Tests.Support;
using Auth.Core.Users;

namespace Auth.Core.Tests.Passwords.Imported;

/// <summary>A store that counts the replacements that were tried and that were written.</summary>
internal sealed class WriteCountingStore : IUserStore
{
    private int _attempted;
    private int _written;

    public ObservedUserStore Inner { get; } = new();

    public int Attempted => Volatile.Read(ref _attempted);

    public int Written => Volatile.Read(ref _written);

    /// <summary>What happens between a login's reading and its writing.</summary>
    public Func<ValueTask<UserWrite>>? BeforeReplace { get; set; }

    public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
        Inner.AddAsync(user, cancellationToken);

    public ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
        Inner.FindByIdAsync(id, cancellationToken);

    public ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
        Inner.FindByNameAsync(name, cancellationToken);

    public async ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref _attempted);
        if (BeforeReplace is not null)
        {
            await BeforeReplace();
        }

        var write = await Inner.ReplaceAsync(next, expectedVersion, cancellationToken);
        if (write == UserWrite.Done)
        {
            Interlocked.Increment(ref _written);
        }

        return write;
    }

    public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) =>
        Inner.RemoveAsync(id, cancellationToken);
}
