using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Login;

/// <summary>What became of a login. Closed: there are no other cases.</summary>
public abstract class LoginOutcome
{
    private LoginOutcome() { }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The password is right and the account in order.</summary>
    public sealed class Succeeded : LoginOutcome
    {
        internal Succeeded(
            AccessToken accessToken,
            RefreshToken refreshToken,
            DeviceToken deviceToken,
            User user,
            bool passwordChangeAdvised = false
        )
        {
            AccessToken = accessToken;
            RefreshToken = refreshToken;
            DeviceToken = deviceToken;
            User = user;
            PasswordChangeAdvised = passwordChangeAdvised;
        }

        /// <summary>The token for the client.</summary>
        public AccessToken AccessToken { get; }

        /// <summary>Renews the access token when it has ended, until the session's own end.</summary>
        public RefreshToken RefreshToken { get; }

        /// <summary>
        /// For the next login's <see cref="ClientContext.DeviceToken"/>: lets this client in while strangers guess. Keep it when
        /// the user logs out. The same device as before where its token came along, with a new end.
        /// </summary>
        public DeviceToken DeviceToken { get; }

        /// <summary>Who logged in.</summary>
        public User User { get; }

        /// <summary>
        /// Whether to ask the user for a new password now: only the first 72 bytes of the typed one were checked,
        /// because an old system had hashed no more. Never true unless <c>ImportedHashOptions.AdmitCutPasswords</c> is on.
        /// </summary>
        public bool PasswordChangeAdvised { get; }
    }

    /// <summary>
    /// No such user, a wrong password, or an account that may not log in: one value for all of them, after equal work,
    /// so that nobody learns which. Tell the client nothing more either.
    /// </summary>
    public sealed class Refused : LoginOutcome
    {
        private Refused() { }

        internal static Refused Instance { get; } = new();
    }

    /// <summary>
    /// No name, no password, or one of them too long or no name at all: refused before any look-up, for all names alike.
    /// Answer it like <see cref="Refused"/>.
    /// </summary>
    public sealed class Malformed : LoginOutcome
    {
        private Malformed() { }

        internal static Malformed Instance { get; } = new();
    }

    /// <summary>
    /// Too many wrong passwords, for this account or name or from this source, and no password was looked at. The same for
    /// accounts and for names that nobody has. Answer with 429 and the time.
    /// </summary>
    public sealed class Throttled : LoginOutcome
    {
        internal Throttled(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }

    /// <summary>
    /// Too much hashing or too many logins of this account are waiting and no password was looked at, or the store is full. Try
    /// again later; it does not count as a failure.
    /// </summary>
    public sealed class Busy : LoginOutcome
    {
        internal Busy(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }

    /// <summary>
    /// The store failed after the password was looked at, so nothing was issued. Log in again.
    /// </summary>
    public sealed class Unavailable : LoginOutcome
    {
        internal Unavailable(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }
}
