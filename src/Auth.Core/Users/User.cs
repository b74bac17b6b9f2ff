namespace Auth.Core.Users;

/// <summary>A user as the outside may see one: no secret, no version. Immutable.</summary>
public sealed class User
{
    internal User(StoredUser stored)
    {
        Id = stored.Id;
        Name = stored.Name;
        Roles = stored.Roles;
        IsDisabled = stored.IsDisabled;
        CreatedAt = stored.CreatedAt;
    }

    /// <summary>The user's id: never changes and is never given out again.</summary>
    public UserId Id { get; }

    /// <summary>The user's name.</summary>
    public UserName Name { get; }

    /// <summary>The roles held, in the order in which they were given; at most 64.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Whether logins are refused.</summary>
    public bool IsDisabled { get; }

    /// <summary>When the user was registered, UTC.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Whether the user holds the role: compared ordinally, and an unknown role is simply not held.</summary>
    public bool IsInRole(string role) => Roles.Contains(role, StringComparer.Ordinal);

    /// <summary>The id. The name is left out on purpose: people type passwords into name fields.</summary>
    public override string ToString() => $"User {Id}";
}
