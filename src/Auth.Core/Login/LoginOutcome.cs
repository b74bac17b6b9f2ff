using Auth.Core.Sessions;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Login;

/// <summary>What became of a login. Closed: there are no other cases in this version; later ones add throttling.</summary>
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
            User user,
            bool passwordChangeAdvised = false
        )
        {
            AccessToken = accessToken;
            RefreshToken = refreshToken;
            User = user;
            PasswordChangeAdvised = passwordChangeAdvised;
        }

        /// <summary>The token for the client.</summary>
        public AccessToken AccessToken { get; }

        /// <summary>Renews the access token when it has ended, until the session's own end.</summary>
        public RefreshToken RefreshToken { get; }

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
    /// Too much hashing is waiting and no password was looked at, or the session store is full. Try again later.
    /// </summary>
    public sealed class Busy : LoginOutcome
    {
        internal Busy(TimeSpan retryAfter) => RetryAfter = retryAfter;

        /// <summary>When to try again: whole seconds, at least one.</summary>
        public TimeSpan RetryAfter { get; }
    }
}
