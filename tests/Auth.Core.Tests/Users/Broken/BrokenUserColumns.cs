using System.Globalization;
using Auth.Core.Tests.Support;
using Auth.Core.Users;

namespace Auth.Core.Tests.Users.Broken;

/// <summary>A store whose columns change what is written to them.</summary>
internal abstract class LossyColumns : DelegatingUserStore
{
    protected abstract StoredUser Written(StoredUser user);

    public override ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
        Inner.AddAsync(Written(user), cancellationToken);

    public override ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => Inner.ReplaceAsync(Written(next), expectedVersion, cancellationToken);
}

/// <summary>Columns that are too short, for names and for hashes, and cut in silence.</summary>
internal sealed class TruncatedText : LossyColumns
{
    public override ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
        Inner.FindByNameAsync(Cut(name), cancellationToken);

    protected override StoredUser Written(StoredUser user)
    {
        var hash = user.RevealPasswordHash();
        return user.With(name: Cut(user.Name), hash: hash[..Math.Min(60, hash.Length)]);
    }

    private static UserName Cut(UserName name) => UserName.Create(name.Display[..Math.Min(64, name.Display.Length)]);
}

/// <summary>Roles in one column, parted by commas and sorted.</summary>
internal sealed class JoinedRoles : LossyColumns
{
    protected override StoredUser Written(StoredUser user) =>
        user.With(
            roles: string.Join(',', user.Roles)
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Take(RoleName.MaxPerUser)
        );
}

/// <summary>A column of local time.</summary>
internal sealed class LocalTime : LossyColumns
{
    protected override StoredUser Written(StoredUser user) => user.With(createdAt: WallClock.RoundTrip(user.CreatedAt));
}

/// <summary>A column of milliseconds.</summary>
internal sealed class Milliseconds : LossyColumns
{
    protected override StoredUser Written(StoredUser user) =>
        user.With(createdAt: WallClock.Cut(user.CreatedAt, TimeSpan.TicksPerMillisecond));
}

/// <summary>Columns of 32 bits.</summary>
internal sealed class NarrowNumbers : LossyColumns
{
    protected override StoredUser Written(StoredUser user) => user.With(version: (user.Version & int.MaxValue) | 1);
}

/// <summary>Counts its own versions, from 1 at each add.</summary>
internal sealed class RepeatingVersion : DelegatingUserStore
{
    public override ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
        Inner.AddAsync(user.With(version: 1), cancellationToken);

    public override ValueTask<UserWrite> ReplaceAsync(
        StoredUser next,
        long expectedVersion,
        CancellationToken cancellationToken
    ) => Inner.ReplaceAsync(next.With(version: expectedVersion + 1), expectedVersion, cancellationToken);
}

/// <summary>Compares names as a case- and accent-insensitive collation does, on top of the canonical form.</summary>
internal sealed class FoldingNames : DelegatingUserStore
{
    private static readonly CompareInfo Collation = CultureInfo.InvariantCulture.CompareInfo;
    private readonly Lock _gate = new();
    private readonly List<UserName> _names = [];

    public override ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_names.Exists(name => IsSame(name, user.Name)))
            {
                return new(UserWrite.NameTaken);
            }

            _names.Add(user.Name);
            return Inner.AddAsync(user, cancellationToken);
        }
    }

    private static bool IsSame(UserName one, UserName other) =>
        Collation.Compare(
            one.Canonical,
            other.Canonical,
            CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreKanaType
        ) == 0;
}

/// <summary>Compares ids without case.</summary>
internal sealed class FoldingIds : DelegatingUserStore
{
    private readonly Dictionary<string, UserId> _ids = new(StringComparer.OrdinalIgnoreCase);

    public override ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken)
    {
        lock (_ids)
        {
            _ids.TryAdd(user.Id.Value, user.Id);
        }

        return Inner.AddAsync(user, cancellationToken);
    }

    public override ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken)
    {
        lock (_ids)
        {
            return Inner.FindByIdAsync(_ids.GetValueOrDefault(id.Value, id), cancellationToken);
        }
    }
}

/// <summary>Users with single values changed.</summary>
internal static class ChangedUser
{
    public static StoredUser With(
        this StoredUser user,
        UserName? name = null,
        string? hash = null,
        IEnumerable<string>? roles = null,
        DateTimeOffset? createdAt = null,
        long? version = null
    ) =>
        new(
            user.Id,
            name ?? user.Name,
            hash ?? user.RevealPasswordHash(),
            roles ?? user.Roles,
            user.IsDisabled,
            createdAt ?? user.CreatedAt,
            user.CredentialVersion,
            user.SecurityVersion,
            version ?? user.Version
        );
}
