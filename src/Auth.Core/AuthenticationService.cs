using Auth.Core.Accounts;
using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Tokens;
using Auth.Core.Users;

namespace Auth.Core;

/// <summary>
/// The library's front door: one method for each thing a user or an administrator wants. Get it from the container
/// after <c>AddAuthCore</c>. Cheap to make and safe to call from many threads, as far as the host's
/// <see cref="IUserStore"/> is.
/// </summary>
/// <remarks>
/// Expected answers are outcomes, never exceptions. An <see cref="ArgumentException"/> is a caller's bug, an
/// <see cref="OperationCanceledException"/> the caller's wish, and whatever the store throws passes through untouched.
/// </remarks>
public sealed class AuthenticationService
{
    private readonly IUserStore _users;
    private readonly RegisterUser _register;
    private readonly LoginWithPassword _login;
    private readonly ChangeRoles _roles;
    private readonly IssueWithoutLogin _issue;
    private readonly ITokenService _tokens;

    internal AuthenticationService(
        IUserStore users,
        RegisterUser register,
        LoginWithPassword login,
        ChangeRoles roles,
        IssueWithoutLogin issue,
        ITokenService tokens
    )
    {
        _users = users;
        _register = register;
        _login = login;
        _roles = roles;
        _issue = issue;
        _tokens = tokens;
    }

    /// <summary>
    /// Registers a user with the role <c>user</c>. Of any number of simultaneous calls with one name exactly one
    /// succeeds; the others are told that the name is taken.
    /// </summary>
    /// <param name="userName">The name as typed: see <see cref="UserName"/>. Null and empty are refused as an outcome.</param>
    /// <param name="password">The password as typed: at least 15 code points unless set otherwise, at most 1,024 bytes.</param>
    /// <param name="cancellationToken">Honoured until the user is written.</param>
    public Task<RegistrationOutcome> RegisterAsync(
        string? userName,
        string? password,
        CancellationToken cancellationToken = default
    ) => _register.ExecuteAsync(userName, password, cancellationToken);

    /// <summary>
    /// Logs a user in and issues an access token. Unknown names, wrong passwords and accounts that may not log in get
    /// one and the same answer after the same work.
    /// </summary>
    /// <param name="userName">The name as typed, in any spelling that is equal to the registered one.</param>
    /// <param name="password">The password as typed. No policy applies.</param>
    /// <param name="cancellationToken">Honoured until the password is looked at; from there on the call completes.</param>
    public Task<LoginOutcome> LoginAsync(
        string? userName,
        string? password,
        CancellationToken cancellationToken = default
    ) => _login.ExecuteAsync(userName, password, cancellationToken);

    /// <summary>
    /// Verifies an access token: signature first, then type, issuer, audience, times and claims. In this version it
    /// looks at the token alone: a token lives until it expires, at most 60 minutes, whatever happens to the user.
    /// </summary>
    /// <param name="token">The text as received, without <c>Bearer</c>. Null and empty are invalid.</param>
    /// <param name="cancellationToken">Honoured before the check.</param>
    public ValueTask<TokenVerification> VerifyAsync(string? token, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_tokens.Verify(token));
    }

    /// <summary>
    /// Issues an access token without a login, for a user whom the host has already recognised. It says so: no
    /// <c>auth_time</c>, an empty <c>amr</c>.
    /// </summary>
    public Task<IssueOutcome> IssueAsync(UserId userId, CancellationToken cancellationToken = default) =>
        _issue.ExecuteAsync(userId, cancellationToken);

    /// <summary>The user with this id, or null.</summary>
    public async ValueTask<User?> FindUserAsync(UserId userId, CancellationToken cancellationToken = default) =>
        (await _users.FindByIdAsync(userId, cancellationToken).ConfigureAwait(false))?.ToUser();

    /// <summary>The user with this name in any equal spelling, or null; null also for text that is no name.</summary>
    public async ValueTask<User?> FindUserAsync(string? userName, CancellationToken cancellationToken = default) =>
        UserName.TryCreate(userName, out var name)
            ? (await _users.FindByNameAsync(name, cancellationToken).ConfigureAwait(false))?.ToUser()
            : null;

    /// <summary>Gives a role. Tokens issued before do not carry it; the next login's do.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="role">The exact name: see <see cref="RoleName"/>.</param>
    /// <param name="cancellationToken">Honoured until the change is written.</param>
    /// <exception cref="ArgumentException">The text cannot name a role.</exception>
    public Task<RoleOutcome> AddToRoleAsync(
        UserId userId,
        string role,
        CancellationToken cancellationToken = default
    ) => _roles.AddAsync(userId, role, cancellationToken);

    /// <summary>Takes a role away. Tokens issued before carry it until they end.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="role">The exact name.</param>
    /// <param name="cancellationToken">Honoured until the change is written.</param>
    /// <exception cref="ArgumentException">The text cannot name a role.</exception>
    public Task<RoleOutcome> RemoveFromRoleAsync(
        UserId userId,
        string role,
        CancellationToken cancellationToken = default
    ) => _roles.RemoveAsync(userId, role, cancellationToken);

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
}
