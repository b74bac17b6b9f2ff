using Auth.Core.Diagnostics;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Sessions;

/// <summary>Issues the access tokens of sessions: today's roles, and never beyond the session's own end.</summary>
internal sealed class SessionTokens(ITokenService tokens, AuthCoreMeter meter, TimeProvider clock)
{
    /// <summary>A token, or null when the session has ended by the clock since the caller looked at it.</summary>
    public AccessToken? TryIssue(StoredUser user, SessionId id, SessionData session)
    {
        var endsAt = DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(session.IdleAt, session.AbsoluteAt));
        try
        {
            var token = tokens.Issue(
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
                    NoLongerThan = endsAt,
                }
            );
            Count(token.Algorithm, "issued");
            return token;
        }
        catch (ArgumentException) when (clock.GetUtcNow() >= endsAt)
        {
            // The token service reads the clock for itself, a moment later or after somebody has set it.
            Count(algorithm: null, "session_ended");
            return null;
        }
        catch (Exception)
        {
            Count(algorithm: null, "failed");
            throw;
        }
    }

    private void Count(SigningAlgorithm? algorithm, string outcome) =>
        AuthCoreMeter.Count(
            meter.TokensIssued,
            "algorithm",
            algorithm is { } known ? SigningAlgorithmFacts.NameOf(known) : "none",
            "outcome",
            outcome
        );
}
