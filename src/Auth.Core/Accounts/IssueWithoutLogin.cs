using Auth.Core.Sessions;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core.Accounts;

/// <summary>
/// Issues an access token for a user whom the host already knows: the caller's word replaces the password. Opens a
/// session that lives as long as the token, without a refresh token and outside the cap per user.
/// </summary>
internal sealed class IssueWithoutLogin(IUserStore users, OpenSession open, AccessTokenOptions options)
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

        var token = await open.WithoutLoginAsync(user, options.Lifetime).ConfigureAwait(false);
        return token is null ? IssueOutcome.Busy.Instance : new IssueOutcome.Issued(token, user.ToUser());
    }
}
