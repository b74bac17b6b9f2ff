using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>What became of issuing a token without a login. Closed: there are no other cases.</summary>
public abstract class IssueOutcome
{
    private IssueOutcome() { }

    /// <summary>The case's name and nothing of its content.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The token was issued.</summary>
    public sealed class Issued : IssueOutcome
    {
        internal Issued(AccessToken accessToken, User user)
        {
            AccessToken = accessToken;
            User = user;
        }

        /// <summary>The token. It says of itself that nobody logged in: no <c>auth_time</c>, an empty <c>amr</c>.</summary>
        public AccessToken AccessToken { get; }

        /// <summary>Whom it speaks for.</summary>
        public User User { get; }
    }

    /// <summary>There is no user with this id.</summary>
    public sealed class UserUnknown : IssueOutcome
    {
        private UserUnknown() { }

        internal static UserUnknown Instance { get; } = new();
    }

    /// <summary>The user is disabled.</summary>
    public sealed class UserDisabled : IssueOutcome
    {
        private UserDisabled() { }

        internal static UserDisabled Instance { get; } = new();
    }

    /// <summary>The session store is full; nothing was issued. Try again later.</summary>
    public sealed class Busy : IssueOutcome
    {
        private Busy() { }

        internal static Busy Instance { get; } = new();
    }
}
