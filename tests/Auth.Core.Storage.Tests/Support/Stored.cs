using Auth.Core.State;
using Auth.Core.Users;

namespace Auth.Core.Storage.Tests.Support;

/// <summary>Users and sessions as rows, for tests of stores.</summary>
internal static class Stored
{
    public static StoredUser User(
        string name = "ada",
        string id = "id-1",
        long version = 1,
        bool isDisabled = false,
        params string[] roles
    ) => User(UserName.Create(name), id, "$2b$12$hash", version, isDisabled, roles);

    public static StoredUser User(
        UserName name,
        string id,
        string hash,
        long version,
        bool isDisabled = false,
        params string[] roles
    ) =>
        new(
            UserId.Parse(id),
            name,
            hash,
            roles,
            isDisabled,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567),
            credentialVersion: 3,
            securityVersion: 5,
            version
        );

    public static StateRecord Record(string key, long version = 1) =>
        new(
            StateKind.Session,
            key,
            "owner",
            new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567),
            version,
            new byte[] { 1, 2, 3 }
        );
}
