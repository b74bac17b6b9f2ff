using Auth.Core.AspNetCore.Endpoints;
using Auth.Core.AspNetCore.Requests;
using Auth.Core.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// Maps the endpoints: all of them with <see cref="MapAuthCore"/>, or each by itself. In this namespace so that it is found
/// where endpoints are mapped. Every body is one strict JSON object of at most 16 KiB, every refusal a problem whose
/// <c>type</c> is one of <c>AuthCoreProblems</c>. What the facade throws passes through to the host's own handler.
/// </summary>
public static class AuthCoreEndpointRouteBuilderExtensions
{
    /// <summary>Maps register, login, refresh, logout, sessions, change of password, me and the public keys.</summary>
    /// <param name="routes">The application or a group.</param>
    /// <param name="prefix">Where the group lies; <c>/auth</c> by default.</param>
    /// <param name="configure">Renames endpoints, or leaves them out by null.</param>
    /// <returns>The group, for what shall hold of all of them, or to map one more into it.</returns>
    /// <exception cref="ArgumentException">A path is empty, or that of ending a session lacks <c>{id}</c>.</exception>
    public static RouteGroupBuilder MapAuthCore(
        this IEndpointRouteBuilder routes,
        string prefix = "/auth",
        Action<AuthCoreEndpointOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(prefix);
        var options = new AuthCoreEndpointOptions();
        configure?.Invoke(options);
        var group = routes.MapGroup(prefix);
        Map(options.Register, path => group.MapAuthCoreRegister(path));
        Map(options.Login, path => group.MapAuthCoreLogin(path));
        Map(options.Refresh, path => group.MapAuthCoreRefresh(path));
        Map(options.Logout, path => group.MapAuthCoreLogout(path));
        Map(options.LogoutEverywhere, path => group.MapAuthCoreLogoutEverywhere(path));
        Map(options.Sessions, path => group.MapAuthCoreSessions(path));
        Map(options.EndSession, path => group.MapAuthCoreEndSession(path, options.RecentAuthentication));
        Map(options.ChangePassword, path => group.MapAuthCoreChangePassword(path));
        Map(options.Me, path => group.MapAuthCoreMe(path));
        Map(options.Keys, path => group.MapAuthCoreKeys(path));
        return group;
    }

    /// <summary><c>POST {"username", "password"}</c>: 201 with the user.</summary>
    public static IEndpointConventionBuilder MapAuthCoreRegister(
        this IEndpointRouteBuilder routes,
        string pattern = "/register"
    ) => RegisterEndpoint.Map<RegisterRequest>(routes, pattern, registered: null);

    /// <summary>The same with the host's own request type.</summary>
    /// <typeparam name="TRequest">Read with the host's JSON names, and strictly.</typeparam>
    /// <param name="routes">The application or a group.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="registered">
    /// Called once the user exists, before the answer, to keep what else the request holds. What it throws passes through and
    /// the user stays, so let it be repeatable.
    /// </param>
    public static IEndpointConventionBuilder MapAuthCoreRegister<TRequest>(
        this IEndpointRouteBuilder routes,
        string pattern = "/register",
        Func<TRequest, User, HttpContext, Task>? registered = null
    )
        where TRequest : class, IRegisterRequest => RegisterEndpoint.Map(routes, pattern, registered);

    /// <summary><c>POST {"username", "password"}</c>: 200 with the tokens.</summary>
    public static IEndpointConventionBuilder MapAuthCoreLogin(
        this IEndpointRouteBuilder routes,
        string pattern = "/login"
    ) => LoginEndpoint.Map<LoginRequest>(routes, pattern);

    /// <summary>The same with the host's own request type.</summary>
    public static IEndpointConventionBuilder MapAuthCoreLogin<TRequest>(
        this IEndpointRouteBuilder routes,
        string pattern = "/login"
    )
        where TRequest : class, ILoginRequest => LoginEndpoint.Map<TRequest>(routes, pattern);

    /// <summary><c>POST {"refresh_token"}</c>: 200 with new tokens. With the cookie transport the token is in the cookie.</summary>
    public static IEndpointConventionBuilder MapAuthCoreRefresh(
        this IEndpointRouteBuilder routes,
        string pattern = "/refresh"
    ) => RefreshEndpoint.Map<RefreshRequest>(routes, pattern);

    /// <summary>The same with the host's own request type.</summary>
    public static IEndpointConventionBuilder MapAuthCoreRefresh<TRequest>(
        this IEndpointRouteBuilder routes,
        string pattern = "/refresh"
    )
        where TRequest : class, IRefreshRequest => RefreshEndpoint.Map<TRequest>(routes, pattern);

    /// <summary><c>POST {"refresh_token"}</c>: 200 for every token (RFC 7009). With the cookie transport it is in the cookie.</summary>
    public static IEndpointConventionBuilder MapAuthCoreLogout(
        this IEndpointRouteBuilder routes,
        string pattern = "/logout"
    ) => LogoutEndpoint.Map<RefreshRequest>(routes, pattern);

    /// <summary>The same with the host's own request type.</summary>
    public static IEndpointConventionBuilder MapAuthCoreLogout<TRequest>(
        this IEndpointRouteBuilder routes,
        string pattern = "/logout"
    )
        where TRequest : class, IRefreshRequest => LogoutEndpoint.Map<TRequest>(routes, pattern);

    /// <summary><c>POST</c> by a logged-in user: 204, and all sessions have ended.</summary>
    public static IEndpointConventionBuilder MapAuthCoreLogoutEverywhere(
        this IEndpointRouteBuilder routes,
        string pattern = "/logout-everywhere"
    ) => LogoutEverywhereEndpoint.Map(routes, pattern);

    /// <summary><c>GET</c> by a logged-in user: 200 with the sessions.</summary>
    public static IEndpointConventionBuilder MapAuthCoreSessions(
        this IEndpointRouteBuilder routes,
        string pattern = "/sessions"
    ) => SessionsEndpoint.Map(routes, pattern);

    /// <summary><c>DELETE</c> by a logged-in user: 204. Another session than the caller's own asks for a fresh login.</summary>
    /// <param name="routes">The application or a group.</param>
    /// <param name="pattern">The path; must hold <c>{id}</c>.</param>
    /// <param name="recentAuthentication">How old that login may be; 10 minutes by default.</param>
    /// <exception cref="ArgumentException">The path lacks <c>{id}</c>.</exception>
    public static IEndpointConventionBuilder MapAuthCoreEndSession(
        this IEndpointRouteBuilder routes,
        string pattern = "/sessions/{id}",
        TimeSpan? recentAuthentication = null
    ) => EndSessionEndpoint.Map(routes, pattern, recentAuthentication ?? EndSessionEndpoint.DefaultMaxAge);

    /// <summary><c>POST {"current_password", "new_password"}</c> by a logged-in user: 200 with the tokens of a new session.</summary>
    public static IEndpointConventionBuilder MapAuthCoreChangePassword(
        this IEndpointRouteBuilder routes,
        string pattern = "/change-password"
    ) => ChangePasswordEndpoint.Map<ChangePasswordRequest>(routes, pattern);

    /// <summary>The same with the host's own request type.</summary>
    public static IEndpointConventionBuilder MapAuthCoreChangePassword<TRequest>(
        this IEndpointRouteBuilder routes,
        string pattern = "/change-password"
    )
        where TRequest : class, IChangePasswordRequest => ChangePasswordEndpoint.Map<TRequest>(routes, pattern);

    /// <summary><c>GET</c> by a logged-in user: 200 with id, name, roles and session, as the token says.</summary>
    public static IEndpointConventionBuilder MapAuthCoreMe(this IEndpointRouteBuilder routes, string pattern = "/me") =>
        MeEndpoint.Map(routes, pattern);

    /// <summary><c>GET</c>: the public keys (RFC 7517), to be cached for an hour. Empty where the key is a shared secret.</summary>
    public static IEndpointConventionBuilder MapAuthCoreKeys(
        this IEndpointRouteBuilder routes,
        string pattern = "/jwks"
    ) => KeysEndpoint.Map(routes, pattern);

    private static void Map(string? path, Action<string> map)
    {
        if (path is not null)
        {
            map(path);
        }
    }
}
