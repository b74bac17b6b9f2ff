using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Auth.Core.Users;

namespace Auth.Core;

/// <summary>
/// The library's front door: one method for each thing a user or an administrator wants. Get it from the container
/// after <c>AddAuthCore</c>. Cheap to make and safe to call from many threads, as far as the host's
/// <see cref="IUserStore"/> is.
/// </summary>
/// <remarks>
/// Expected answers are outcomes, never exceptions. An <see cref="ArgumentException"/> is a caller's bug, an
/// <see cref="OperationCanceledException"/> the caller's wish, and whatever the store throws passes through untouched, save that
/// a <see cref="StoreUnavailableException"/> is the outcome <c>Unavailable</c> of registering, logging in, verifying, refreshing
/// and changing a password; the other methods let it through. Where
/// keys are managed, what needs one throws <see cref="InvalidOperationException"/> until <see cref="InitializeAsync"/> is done.
/// </remarks>
public sealed class AuthenticationService
{
    private readonly IUserStore _users;
    private readonly ObservedRegistration _register;
    private readonly ObservedLogin _login;
    private readonly ObservedVerification _verify;
    private readonly ObservedSessions _sessions;
    private readonly ObservedPasswordChange _password;
    private readonly ObservedAccounts _accounts;
    private readonly ManagedKeyRing? _keys;

    internal AuthenticationService(
        IUserStore users,
        ObservedRegistration register,
        ObservedLogin login,
        ObservedVerification verify,
        ObservedSessions sessions,
        ObservedPasswordChange password,
        ObservedAccounts accounts,
        ManagedKeyRing? keys
    )
    {
        _users = users;
        _register = register;
        _login = login;
        _verify = verify;
        _sessions = sessions;
        _password = password;
        _accounts = accounts;
        _keys = keys;
    }

    /// <summary>
    /// Loads managed signing keys and makes the first one where there is none. A plain container awaits it once, before the
    /// first call that needs a key; under a host this happens at start. Does nothing where keys are configured, or when it is
    /// called again.
    /// </summary>
    /// <exception cref="InvalidOperationException">A stored key does not open with any of the master keys.</exception>
    public Task InitializeAsync(CancellationToken cancellationToken = default) =>
        _keys?.InitializeAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>
    /// Registers a user with the role <c>user</c>. Of any number of simultaneous calls with one name exactly one
    /// succeeds; the others are told that the name is taken.
    /// </summary>
    /// <param name="userName">The name as typed: see <see cref="UserName"/>. Null and empty are refused as an outcome.</param>
    /// <param name="password">The password as typed: at least 15 code points unless set otherwise, at most 1,024 bytes.</param>
    /// <param name="context">What the host knows of the client; null for nothing. The source limits how many taken names it may try.</param>
    /// <param name="cancellationToken">Honoured until the user is written.</param>
    public Task<RegistrationOutcome> RegisterAsync(
        string? userName,
        string? password,
        ClientContext? context = null,
        CancellationToken cancellationToken = default
    ) => _register.ExecuteAsync(userName, password, context, cancellationToken);

    /// <summary>
    /// Logs a user in and opens a session: an access token now, a refresh token for later. Unknown names, wrong passwords
    /// and accounts that may not log in get one and the same answer after the same work.
    /// </summary>
    /// <param name="userName">The name as typed, in any spelling that is equal to the registered one.</param>
    /// <param name="password">The password as typed. No policy applies.</param>
    /// <param name="context">What the host knows of the client; null for nothing.</param>
    /// <param name="cancellationToken">Honoured until an attempt is reserved; from there on the call completes.</param>
    public async Task<LoginOutcome> LoginAsync(
        string? userName,
        string? password,
        ClientContext? context = null,
        CancellationToken cancellationToken = default
    )
    {
        await FreshKeysAsync(cancellationToken).ConfigureAwait(false);
        return await _login.ExecuteAsync(userName, password, context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Verifies an access token: signature first, then type, issuer, audience, times and claims, then whether its session
    /// lives and its user is still as it says. What ends here is refused at once here, and within
    /// <see cref="SessionRuleOptions.RevocationBound"/> in other processes.
    /// </summary>
    /// <param name="token">The text as received, without <c>Bearer</c>. Null and empty are invalid.</param>
    /// <param name="cancellationToken">Honoured before the check and while the store is asked.</param>
    public ValueTask<TokenVerification> VerifyAsync(string? token, CancellationToken cancellationToken = default) =>
        _verify.ExecuteAsync(token, cancellationToken);

    /// <summary>
    /// Renews a session: a new access token with today's roles, and the refresh token to use next. Of any number of
    /// simultaneous uses of one token exactly one rotates; within the grace the others get the same successor. A token
    /// that was used longer ago ends the session, because a thief may hold it.
    /// </summary>
    /// <param name="refreshToken">The text as received. Null, empty and junk are refused without a store call.</param>
    /// <param name="cancellationToken">Honoured until the session is written.</param>
    public async Task<RefreshOutcome> RefreshAsync(string? refreshToken, CancellationToken cancellationToken = default)
    {
        try
        {
            await FreshKeysAsync(cancellationToken).ConfigureAwait(false);
            return await _sessions.RefreshAsync(refreshToken, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // The token is as good as before: a write that was made after all is met by the grace.
            return RefreshOutcome.Unavailable.Instance;
        }
    }

    /// <summary>
    /// Ends the session that a refresh token belongs to, used or not. Anything else is passed over in silence, so that
    /// logging out tells nothing (RFC 7009 2.2).
    /// </summary>
    public Task LogoutAsync(string? refreshToken, CancellationToken cancellationToken = default) =>
        _sessions.LogoutAsync(refreshToken, cancellationToken);

    /// <summary>
    /// Ends all sessions of a user, at once and for good: the user's row is written first, and no token from before is
    /// accepted again.
    /// </summary>
    public Task<AccountOutcome> LogoutEverywhereAsync(UserId userId, CancellationToken cancellationToken = default) =>
        _accounts.EndAllSessionsAsync(userId, cancellationToken);

    /// <summary>Ends all sessions of a user but one; how many were ended.</summary>
    public Task<int> LogoutOthersAsync(UserId userId, SessionId keep, CancellationToken cancellationToken = default) =>
        _sessions.LogoutOthersAsync(userId, keep, cancellationToken);

    /// <summary>The live sessions of a user, the one used last first; no token material.</summary>
    public Task<IReadOnlyList<Session>> ListSessionsAsync(
        UserId userId,
        CancellationToken cancellationToken = default
    ) => _sessions.ListAsync(userId, cancellationToken);

    /// <summary>Ends one session of a user; false when the user has no such session.</summary>
    public Task<bool> EndSessionAsync(
        UserId userId,
        SessionId sessionId,
        CancellationToken cancellationToken = default
    ) => _sessions.EndSessionAsync(userId, sessionId, cancellationToken);

    /// <summary>
    /// Changes a password; there is no way to it without the current one. Every session ends, and the outcome carries a
    /// new one for the caller.
    /// </summary>
    /// <param name="userId">The user, from a verified token.</param>
    /// <param name="currentPassword">The password as it is.</param>
    /// <param name="newPassword">The password as it shall be; the policy applies.</param>
    /// <param name="context">What the host knows of the client; null for nothing. A wrong current password counts as a failed login.</param>
    /// <param name="cancellationToken">Honoured until an attempt is reserved; from there on the call completes.</param>
    public async Task<ChangePasswordOutcome> ChangePasswordAsync(
        UserId userId,
        string? currentPassword,
        string? newPassword,
        ClientContext? context = null,
        CancellationToken cancellationToken = default
    )
    {
        await FreshKeysAsync(cancellationToken).ConfigureAwait(false);
        return await _password
            .ExecuteAsync(userId, currentPassword, newPassword, context, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Issues an access token without a login, for a user whom the host has already recognised. It says so: no
    /// <c>auth_time</c>, an empty <c>amr</c>.
    /// </summary>
    public async Task<IssueOutcome> IssueAsync(UserId userId, CancellationToken cancellationToken = default)
    {
        await FreshKeysAsync(cancellationToken).ConfigureAwait(false);
        return await _accounts.IssueAsync(userId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The user with this id, or null.</summary>
    public async ValueTask<User?> FindUserAsync(UserId userId, CancellationToken cancellationToken = default) =>
        (await _users.FindByIdAsync(userId, cancellationToken).ConfigureAwait(false))?.ToUser();

    /// <summary>The user with this name in any equal spelling, or null; null also for text that is no name.</summary>
    public async ValueTask<User?> FindUserAsync(string? userName, CancellationToken cancellationToken = default) =>
        UserName.TryCreate(userName, out var name)
            ? (await _users.FindByNameAsync(name, cancellationToken).ConfigureAwait(false))?.ToUser()
            : null;

    /// <summary>Gives a role. Access tokens issued before are refused, and refresh tokens renew them with it.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="role">The exact name: see <see cref="RoleName"/>.</param>
    /// <param name="cancellationToken">Honoured until the change is written.</param>
    /// <exception cref="ArgumentException">The text cannot name a role.</exception>
    public Task<RoleOutcome> AddToRoleAsync(
        UserId userId,
        string role,
        CancellationToken cancellationToken = default
    ) => _accounts.AddToRoleAsync(userId, role, cancellationToken);

    /// <summary>Takes a role away. Access tokens issued before are refused, and refresh tokens renew them without it.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="role">The exact name.</param>
    /// <param name="cancellationToken">Honoured until the change is written.</param>
    /// <exception cref="ArgumentException">The text cannot name a role.</exception>
    public Task<RoleOutcome> RemoveFromRoleAsync(
        UserId userId,
        string role,
        CancellationToken cancellationToken = default
    ) => _accounts.RemoveFromRoleAsync(userId, role, cancellationToken);

    /// <summary>
    /// Whether the user holds the role now, as the store says. False for unknown users, disabled users and unknown
    /// roles: whatever is not known is a no.
    /// </summary>
    public async ValueTask<bool> IsInRoleAsync(
        UserId userId,
        string role,
        CancellationToken cancellationToken = default
    )
    {
        var user = await _users.FindByIdAsync(userId, cancellationToken).ConfigureAwait(false);
        return user is { IsDisabled: false } && user.Roles.Contains(role, StringComparer.Ordinal);
    }

    /// <summary>Refuses all logins of a user and ends all sessions, at once and for good.</summary>
    public Task<AccountOutcome> DisableAsync(UserId userId, CancellationToken cancellationToken = default) =>
        _accounts.DisableAsync(userId, cancellationToken);

    /// <summary>Admits logins of a disabled user again. Sessions from before stay ended.</summary>
    public Task<AccountOutcome> EnableAsync(UserId userId, CancellationToken cancellationToken = default) =>
        _accounts.EnableAsync(userId, cancellationToken);

    /// <summary>
    /// Removes a user with all sessions; false when there was none. After a failure call it again: it finishes the work.
    /// </summary>
    public Task<bool> RemoveAsync(UserId userId, CancellationToken cancellationToken = default) =>
        _accounts.RemoveAsync(userId, cancellationToken);

    /// <summary>
    /// Forgets all failed logins of a user, so that the next one waits for nothing: the administrator's word for an account
    /// whose lane strangers have closed. Logins under way lose their place and are not counted. Bites within a second elsewhere.
    /// </summary>
    public Task<AccountOutcome> ClearAttemptsAsync(UserId userId, CancellationToken cancellationToken = default) =>
        _accounts.ClearAttemptsAsync(userId, cancellationToken);

    /// <summary>
    /// Tells the library that the host has changed something that tokens speak of, such as roles kept elsewhere: access
    /// tokens issued before are refused, and refresh tokens renew them.
    /// </summary>
    public Task<AccountOutcome> BumpSecurityVersionAsync(
        UserId userId,
        CancellationToken cancellationToken = default
    ) => _accounts.BumpAsync(userId, cancellationToken);

    private ValueTask FreshKeysAsync(CancellationToken cancellationToken) =>
        _keys?.FreshenAsync(cancellationToken) ?? default;
}
