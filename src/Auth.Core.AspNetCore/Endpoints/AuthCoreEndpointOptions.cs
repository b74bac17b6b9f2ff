namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Where <c>MapAuthCore</c> maps each endpoint, below its prefix. Null leaves the endpoint out.</summary>
public sealed class AuthCoreEndpointOptions
{
    /// <summary><c>POST</c>: registers a user.</summary>
    public string? Register { get; set; } = "/register";

    /// <summary><c>POST</c>: logs a user in.</summary>
    public string? Login { get; set; } = "/login";

    /// <summary><c>POST</c>: renews a session.</summary>
    public string? Refresh { get; set; } = "/refresh";

    /// <summary><c>POST</c>: ends the session of a refresh token.</summary>
    public string? Logout { get; set; } = "/logout";

    /// <summary><c>POST</c>: ends all sessions of the caller.</summary>
    public string? LogoutEverywhere { get; set; } = "/logout-everywhere";

    /// <summary><c>GET</c>: lists the caller's sessions.</summary>
    public string? Sessions { get; set; } = "/sessions";

    /// <summary><c>DELETE</c>: ends one of the caller's sessions. The pattern must hold <c>{id}</c>.</summary>
    public string? EndSession { get; set; } = "/sessions/{id}";

    /// <summary><c>POST</c>: changes the caller's password.</summary>
    public string? ChangePassword { get; set; } = "/change-password";

    /// <summary><c>GET</c>: who the caller is.</summary>
    public string? Me { get; set; } = "/me";

    /// <summary><c>GET</c>: the public keys as a JSON Web Key Set.</summary>
    public string? Keys { get; set; } = "/jwks";

    /// <summary>
    /// How old a login may be that ends another session than its own (ASVS 5.0 7.5.2); 10 minutes by default, 1 second to
    /// 366 days in whole seconds.
    /// </summary>
    public TimeSpan RecentAuthentication { get; set; } = EndSessionEndpoint.DefaultMaxAge;
}
