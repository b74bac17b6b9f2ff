using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>What became of giving or taking a role. Closed: there are no other cases.</summary>
public abstract class RoleOutcome
{
    private RoleOutcome() { }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The user now has, or no longer has, the role; also when it was so before.</summary>
    public sealed class Done : RoleOutcome
    {
        internal Done(User user) => User = user;

        /// <summary>The user with the roles as they are now.</summary>
        public User User { get; }
    }

    /// <summary>There is no user with this id.</summary>
    public sealed class UserUnknown : RoleOutcome
    {
        private UserUnknown() { }

        internal static UserUnknown Instance { get; } = new();
    }

    /// <summary>The user already holds 64 roles, the most that a token carries; nothing was changed.</summary>
    public sealed class TooManyRoles : RoleOutcome
    {
        private TooManyRoles() { }

        internal static TooManyRoles Instance { get; } = new();
    }

    /// <summary>The user was being changed by others all the time; nothing was changed. Try again.</summary>
    public sealed class Conflict : RoleOutcome
    {
        private Conflict() { }

        internal static Conflict Instance { get; } = new();
    }
}
