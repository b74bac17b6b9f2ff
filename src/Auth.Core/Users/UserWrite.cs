namespace Auth.Core.Users;

/// <summary>What became of a write to an <see cref="IUserStore"/>. Whatever is not <see cref="Done"/> changed nothing.</summary>
public enum UserWrite
{
    /// <summary>The write was made and is durable as far as the store is.</summary>
    Done = 0,

    /// <summary>Another user has the same canonical name.</summary>
    NameTaken,

    /// <summary>The user is gone or has another version than expected.</summary>
    Changed,
}
