using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>Issues the access tokens of sessions: today's roles, and never beyond the session's own end.</summary>
internal sealed class SessionTokens(ITokenService tokens)
{
    public AccessToken Issue(StoredUser user, SessionId id, SessionData session) =>
        tokens.Issue(
            new AccessTokenClaims
            {
                Subject = user.Id,
                UserName = user.Name.Display,
                SessionId = id,
                SecurityVersion = user.SecurityVersion,
                Roles = user.Roles,
                AuthenticatedAt = session.AuthenticatedAt is { } at
                    ? DateTimeOffset.FromUnixTimeMilliseconds(at)
                    : null,
                AuthenticationMethods = session.AuthenticationMethods,
                NoLongerThan = DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(session.IdleAt, session.AbsoluteAt)),
            }
        );
}
