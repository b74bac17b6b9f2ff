using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>What became of disabling, enabling, or ending all sessions of a user. Closed: there are no other cases.</summary>
public abstract class AccountOutcome
{
    private AccountOutcome() { }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>It is done, also when it was so before.</summary>
    public sealed class Done : AccountOutcome
    {
        internal Done(User user) => User = user;

        /// <summary>The user as of now.</summary>
        public User User { get; }
    }

    /// <summary>There is no user with this id.</summary>
    public sealed class UserUnknown : AccountOutcome
    {
        private UserUnknown() { }

        internal static UserUnknown Instance { get; } = new();
    }

    /// <summary>The user was being changed by others all the time; nothing was changed. Try again.</summary>
    public sealed class Conflict : AccountOutcome
    {
        private Conflict() { }

        internal static Conflict Instance { get; } = new();
    }
}
