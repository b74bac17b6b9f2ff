using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>What became of a refresh. Closed: there are no other cases.</summary>
public abstract class RefreshOutcome
{
    private RefreshOutcome() { }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The session goes on: a new access token with today's roles, and the refresh token to use next.</summary>
    public sealed class Refreshed : RefreshOutcome
    {
        internal Refreshed(AccessToken accessToken, RefreshToken refreshToken, User user, bool isReplay)
        {
            AccessToken = accessToken;
            RefreshToken = refreshToken;
            User = user;
            IsReplay = isReplay;
        }

        /// <summary>The new access token.</summary>
        public AccessToken AccessToken { get; }

        /// <summary>The refresh token to use next; the one that was presented is used up.</summary>
        public RefreshToken RefreshToken { get; }

        /// <summary>Whose session it is, as of now.</summary>
        public User User { get; }

        /// <summary>
        /// Whether the presented token had just been used: a lost answer or a second tab within the grace. The refresh token
        /// is then the same successor as before.
        /// </summary>
        public bool IsReplay { get; }
    }

    /// <summary>The token renews nothing; the user has to log in again. Nothing more is for the caller to know.</summary>
    public sealed class Invalid : RefreshOutcome
    {
        internal Invalid(RefreshRejection reason) => Reason = reason;

        /// <summary>Why, for logs and metrics. Do not send it to the caller.</summary>
        public RefreshRejection Reason { get; }
    }

    /// <summary>Too many callers changed the session at once; nothing was changed by this one. Try again.</summary>
    public sealed class Busy : RefreshOutcome
    {
        private Busy() { }

        internal static Busy Instance { get; } = new();
    }

    /// <summary>
    /// The token cannot be judged or answered now: the store is out, or the key to answer with is not in this process's ring.
    /// No fault of the client, whose token is as good as before: answer 503, never 401, and let it try again.
    /// </summary>
    public sealed class Unavailable : RefreshOutcome
    {
        private Unavailable() { }

        internal static Unavailable Instance { get; } = new();
    }
}
