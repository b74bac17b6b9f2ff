using Auth.Core.Passwords;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>What became of changing a password. Closed: there are no other cases.</summary>
public abstract class ChangePasswordOutcome
{
    private ChangePasswordOutcome() { }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The password is changed and every session has ended; the caller goes on with a new one.</summary>
    public sealed class Changed : ChangePasswordOutcome
    {
        internal Changed(AccessToken accessToken, RefreshToken refreshToken, DeviceToken deviceToken, User user)
        {
            AccessToken = accessToken;
            RefreshToken = refreshToken;
            DeviceToken = deviceToken;
            User = user;
        }

        /// <summary>The access token of the new session.</summary>
        public AccessToken AccessToken { get; }

        /// <summary>The refresh token of the new session.</summary>
        public RefreshToken RefreshToken { get; }

        /// <summary>The device token from now on: the change has voided all earlier ones.</summary>
        public DeviceToken DeviceToken { get; }

        /// <summary>The user as of now.</summary>
        public User User { get; }
    }

    /// <summary>
    /// The password is changed and every session has ended, but a new one could not be opened: the session store is full.
    /// Log in again.
    /// </summary>
    public sealed class ChangedWithoutSession : ChangePasswordOutcome
    {
        private ChangedWithoutSession() { }

        internal static ChangedWithoutSession Instance { get; } = new();
    }

    /// <summary>The current password is wrong, or there is no such user, or it is disabled. Nothing was changed.</summary>
    public sealed class Refused : ChangePasswordOutcome
    {
        private Refused() { }

        internal static Refused Instance { get; } = new();
    }

    /// <summary>The policy refuses the new password; nothing was hashed or changed.</summary>
    public sealed class PasswordRejected : ChangePasswordOutcome
    {
        internal PasswordRejected(IReadOnlyList<PasswordRejection> reasons) => Reasons = reasons;

        /// <summary>Every reason, at least one; may be shown to the user.</summary>
        public IReadOnlyList<PasswordRejection> Reasons { get; }
    }

    /// <summary>The password was changed by somebody else meanwhile; nothing was changed by this call.</summary>
    public sealed class Conflict : ChangePasswordOutcome
    {
        private Conflict() { }

        internal static Conflict Instance { get; } = new();
    }

    /// <summary>Too much hashing is waiting; nothing was done. Try again later.</summary>
    public sealed class Busy : ChangePasswordOutcome
    {
        internal Busy(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }

    /// <summary>
    /// Too many wrong passwords, for this account or from this source, and no password was looked at. Answer with 429 and the time.
    /// </summary>
    public sealed class Throttled : ChangePasswordOutcome
    {
        internal Throttled(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }

    /// <summary>
    /// The store could not answer, and no wrong password was counted. Try again: whoever is then refused may log in with the
    /// new password, because the first try may have been written and only its reply lost. Answer with 503 and the time.
    /// </summary>
    public sealed class Unavailable : ChangePasswordOutcome
    {
        internal Unavailable(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }
}
