using Auth.Core.Secrets;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>Issues an access token for a user whom the host already knows: the caller's word replaces the password.</summary>
internal sealed class IssueWithoutLogin(IUserStore users, ITokenService tokens, SecureRandom random)
{
    public async Task<IssueOutcome> ExecuteAsync(UserId id, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(id, cancellationToken).ConfigureAwait(false);
        if (user is null)
        {
            return IssueOutcome.UserUnknown.Instance;
        }

        if (user.IsDisabled)
        {
            return IssueOutcome.UserDisabled.Instance;
        }

        var token = tokens.Issue(
            new AccessTokenClaims
            {
                Subject = user.Id,
                UserName = user.Name.Display,
                SessionId = new SessionId(random.NewId()),
                SecurityVersion = user.SecurityVersion,
                Roles = user.Roles,
            }
        );
        return new IssueOutcome.Issued(token, user.ToUser());
    }
}
