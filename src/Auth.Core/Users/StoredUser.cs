using System.Diagnostics;
using Auth.Core.Secrets;

namespace Auth.Core.Users;

/// <summary>
/// A user as a store keeps one: one row, read and written whole. The only type that holds a password hash, and it
/// prints nothing of it. Immutable; changes are made with the <c>With…</c> methods and written by
/// <see cref="IUserStore.ReplaceAsync"/>.
/// </summary>
[SecretType]
[DebuggerDisplay("StoredUser {Id}")]
public sealed class StoredUser
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _passwordHash;

    /// <summary>Rebuilds a user from the columns of a row.</summary>
    /// <param name="id">The user's id, the primary key.</param>
    /// <param name="name">The name; store both <see cref="UserName.Display"/> and <see cref="UserName.Canonical"/>.</param>
    /// <param name="passwordHash">The hash as the hasher wrote it: ASCII, at most 255 characters.</param>
    /// <param name="roles">The roles, at most 64 distinct ones; copied.</param>
    /// <param name="isDisabled">Whether logins are refused.</param>
    /// <param name="createdAt">When the user was registered; kept in UTC.</param>
    /// <param name="credentialVersion">Counts what ends sessions for good; starts at 1 and only grows.</param>
    /// <param name="securityVersion">Counts all of that and role changes; starts at 1 and only grows.</param>
    /// <param name="version">The record's version: made by the library anew at each write, compared by the store.</param>
    /// <exception cref="ArgumentException">A value is missing or out of its range.</exception>
    public StoredUser(
        UserId id,
        UserName name,
        string passwordHash,
        IEnumerable<string> roles,
        bool isDisabled,
        DateTimeOffset createdAt,
        long credentialVersion,
        long securityVersion,
        long version
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrEmpty(passwordHash);
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentOutOfRangeException.ThrowIfLessThan(credentialVersion, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(securityVersion, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        if (id == default)
        {
            throw new ArgumentException("The user has no id.", nameof(id));
        }

        Id = id;
        Name = name;
        _passwordHash = passwordHash;
        Roles = [.. roles.Distinct(StringComparer.Ordinal).Select(RoleName.Require)];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Roles.Count, RoleName.MaxPerUser, nameof(roles));
        IsDisabled = isDisabled;
        CreatedAt = createdAt.ToUniversalTime();
        CredentialVersion = credentialVersion;
        SecurityVersion = securityVersion;
        Version = version;
    }

    /// <summary>The user's id.</summary>
    public UserId Id { get; }

    /// <summary>The user's name.</summary>
    public UserName Name { get; }

    /// <summary>The roles held, at most 64, distinct, in the order given.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Whether logins are refused.</summary>
    public bool IsDisabled { get; }

    /// <summary>When the user was registered, UTC.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Grows when the password changes, the user is disabled or all sessions are ended.</summary>
    public long CredentialVersion { get; }

    /// <summary>Grows with <see cref="CredentialVersion"/> and when roles change: the <c>sv</c> of tokens.</summary>
    public long SecurityVersion { get; }

    /// <summary>The record's version, for <see cref="IUserStore.ReplaceAsync"/>. Random, never repeats for a user.</summary>
    public long Version { get; }

    /// <summary>
    /// The password hash, for the store's column and nothing else. A method, so that no serializer, logger or debugger that
    /// walks over properties finds it.
    /// </summary>
    public string RevealPasswordHash() => _passwordHash;

    /// <summary>Only the id: neither the hash nor the name belongs into a log.</summary>
    public override string ToString() => $"StoredUser {Id}";

    internal User ToUser() => new(this);

    /// <summary>The same password in a better form: changes neither counter.</summary>
    internal StoredUser WithRehash(string passwordHash, long version) =>
        new(Id, Name, passwordHash, Roles, IsDisabled, CreatedAt, CredentialVersion, SecurityVersion, version);

    /// <summary>Another password: both counters grow, which ends every session opened with the old one.</summary>
    internal StoredUser WithPassword(string passwordHash, long version) =>
        With(passwordHash, IsDisabled, credentialSteps: 1, securitySteps: 1, version);

    /// <summary>Disabled: both counters grow, so that enabling again revives no session.</summary>
    internal StoredUser WithDisabled(long version) =>
        With(_passwordHash, isDisabled: true, credentialSteps: 1, securitySteps: 1, version);

    /// <summary>Enabled again. No counter needs to grow: no session has lived on.</summary>
    internal StoredUser WithEnabled(long version) =>
        With(_passwordHash, isDisabled: false, credentialSteps: 0, securitySteps: 0, version);

    /// <summary>All sessions ended: both counters grow.</summary>
    internal StoredUser WithEndedSessions(long version) =>
        With(_passwordHash, IsDisabled, credentialSteps: 1, securitySteps: 1, version);

    /// <summary>Something outside has changed: tokens are refused, refresh tokens renew them.</summary>
    internal StoredUser WithBump(long version) =>
        With(_passwordHash, IsDisabled, credentialSteps: 0, securitySteps: 1, version);

    /// <summary>Other roles: the security version grows, so that tokens with the old ones can be told.</summary>
    internal StoredUser WithRoles(IEnumerable<string> roles, long version) =>
        new(Id, Name, _passwordHash, roles, IsDisabled, CreatedAt, CredentialVersion, SecurityVersion + 1, version);

    private StoredUser With(
        string passwordHash,
        bool isDisabled,
        long credentialSteps,
        long securitySteps,
        long version
    ) =>
        new(
            Id,
            Name,
            passwordHash,
            Roles,
            isDisabled,
            CreatedAt,
            CredentialVersion + credentialSteps,
            SecurityVersion + securitySteps,
            version
        );
}
