using Auth.Core.Users;

namespace Auth.Core.Testing.Contracts;

/// <summary>Makes the users of the checks and compares them value by value, without showing a hash.</summary>
internal static class UserRow
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A user with a name and an id of the run's own.</summary>
    public static StoredUser New(
        this StoreTrial<IUserStore> trial,
        string name = "ada",
        string id = "id",
        string hash = "$2b$12$kit",
        IEnumerable<string>? roles = null,
        DateTimeOffset? createdAt = null
    ) =>
        new(
            UserId.Parse($"{id}-{trial.Token}"),
            trial.Name(name),
            hash,
            roles ?? ["user"],
            isDisabled: false,
            createdAt ?? Noon,
            credentialVersion: 1,
            securityVersion: 1,
            StoreTrial<IUserStore>.NewVersion()
        );

    /// <summary>A name of the run's own.</summary>
    public static UserName Name(this StoreTrial<IUserStore> trial, string name) =>
        UserName.Create($"{name}{trial.Token}");

    /// <summary>The row with another version and what else shall be other.</summary>
    public static StoredUser Next(
        this StoredUser user,
        UserName? name = null,
        string? hash = null,
        IEnumerable<string>? roles = null,
        long credentialSteps = 0
    ) =>
        new(
            user.Id,
            name ?? user.Name,
            hash ?? user.RevealPasswordHash(),
            roles ?? user.Roles,
            user.IsDisabled,
            user.CreatedAt,
            user.CredentialVersion + credentialSteps,
            user.SecurityVersion + credentialSteps,
            StoreTrial<IUserStore>.NewVersion()
        );

    /// <summary>Adds a user, which has to be done.</summary>
    public static async Task<StoredUser> AddedAsync(this StoreTrial<IUserStore> trial, StoredUser user)
    {
        trial.Equal(
            UserWrite.Done,
            await trial.Store.AddAsync(user, trial.Cancel).ConfigureAwait(false),
            "a first add"
        );
        return user;
    }

    /// <summary>Fails unless the write ends as expected.</summary>
    public static async Task WritesAsync(
        this StoreTrial<IUserStore> trial,
        UserWrite expected,
        Func<IUserStore, ValueTask<UserWrite>> write,
        string what
    ) => trial.Equal(expected, await write(trial.Store).ConfigureAwait(false), what);

    /// <summary>Fails unless the user is found by id and by name with every value.</summary>
    public static async Task KeepsAsync(this StoreTrial<IUserStore> trial, StoredUser expected)
    {
        trial.Same(expected, await trial.Store.FindByIdAsync(expected.Id, trial.Cancel).ConfigureAwait(false), "by id");
        trial.Same(
            expected,
            await trial.Store.FindByNameAsync(expected.Name, trial.Cancel).ConfigureAwait(false),
            "by name"
        );
    }

    /// <summary>Fails unless nobody has the id.</summary>
    public static async Task LacksAsync(this StoreTrial<IUserStore> trial, StoredUser user) =>
        trial.Holds(
            await trial.Store.FindByIdAsync(user.Id, trial.Cancel).ConfigureAwait(false) is null,
            "no user with this id",
            "a user"
        );

    /// <summary>Fails unless nobody has the name.</summary>
    public static async Task LacksNameAsync(this StoreTrial<IUserStore> trial, UserName name) =>
        trial.Holds(
            await trial.Store.FindByNameAsync(name, trial.Cancel).ConfigureAwait(false) is null,
            $"no user with the name \"{name.Canonical}\"",
            "a user"
        );

    /// <summary>Fails unless every value is the same.</summary>
    public static void Same(this StoreTrial<IUserStore> trial, StoredUser expected, StoredUser? found, string how)
    {
        if (found is null)
        {
            throw trial.Broken($"the user, {how}", "nobody");
        }

        trial.Equal(expected.Id, found.Id, $"the id, {how}");
        trial.Equal(expected.Name.Display, found.Name.Display, $"the name as typed, {how}");
        trial.Equal(expected.Name.Canonical, found.Name.Canonical, $"the canonical name, {how}");
        trial.Holds(
            string.Equals(expected.RevealPasswordHash(), found.RevealPasswordHash(), StringComparison.Ordinal),
            $"the hash of {expected.RevealPasswordHash().Length} characters as given, {how}",
            $"another of {found.RevealPasswordHash().Length}"
        );
        trial.Equal(string.Join('\n', expected.Roles), string.Join('\n', found.Roles), $"the roles in order, {how}");
        trial.Equal(expected.IsDisabled, found.IsDisabled, $"whether disabled, {how}");
        trial.Equal(expected.CreatedAt, found.CreatedAt, $"the time of registration, {how}");
        trial.Equal(TimeSpan.Zero, found.CreatedAt.Offset, $"the offset of that time, {how}");
        trial.Equal(expected.CredentialVersion, found.CredentialVersion, $"the credential version, {how}");
        trial.Equal(expected.SecurityVersion, found.SecurityVersion, $"the security version, {how}");
        trial.Equal(expected.Version, found.Version, $"the version, {how}");
    }
}
