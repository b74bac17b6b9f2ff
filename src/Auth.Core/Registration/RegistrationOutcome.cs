using Auth.Core.Passwords;
using Auth.Core.Users;

namespace Auth.Core.Registration;

/// <summary>What became of a registration. Closed: there are no other cases.</summary>
public abstract class RegistrationOutcome
{
    private RegistrationOutcome() { }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The user exists now and may log in.</summary>
    public sealed class Registered : RegistrationOutcome
    {
        internal Registered(User user) => User = user;

        /// <summary>The new user, who holds the role <c>user</c>.</summary>
        public User User { get; }
    }

    /// <summary>Another user has the name, in this or an equal spelling. An ordinary answer, also for the losers of a race.</summary>
    public sealed class UserNameTaken : RegistrationOutcome
    {
        private UserNameTaken() { }

        internal static UserNameTaken Instance { get; } = new();
    }

    /// <summary>The text is no name that may be registered.</summary>
    public sealed class UserNameRejected : RegistrationOutcome
    {
        internal UserNameRejected(UserNameRejection reason) => Reason = reason;

        /// <summary>Why; may be shown to the user.</summary>
        public UserNameRejection Reason { get; }
    }

    /// <summary>The policy refuses the password; nothing was hashed.</summary>
    public sealed class PasswordRejected : RegistrationOutcome
    {
        internal PasswordRejected(IReadOnlyList<PasswordRejection> reasons) => Reasons = reasons;

        /// <summary>Every reason, at least one; may be shown to the user.</summary>
        public IReadOnlyList<PasswordRejection> Reasons { get; }
    }

    /// <summary>Too much hashing is waiting; nothing was done. Try again later.</summary>
    public sealed class Busy : RegistrationOutcome
    {
        internal Busy(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }

    /// <summary>Too many refused calls from this source within a minute; nothing was done. Answer with 429 and the time.</summary>
    public sealed class Throttled : RegistrationOutcome
    {
        internal Throttled(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }

    /// <summary>
    /// The store could not answer. Try again: whoever is then told that the name is taken may log in, because the first try
    /// may have been written and only its reply lost. Answer with 503 and the time.
    /// </summary>
    public sealed class Unavailable : RegistrationOutcome
    {
        internal Unavailable(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }
}
