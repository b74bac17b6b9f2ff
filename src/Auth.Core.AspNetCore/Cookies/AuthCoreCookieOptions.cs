namespace Auth.Core.AspNetCore.Cookies;

/// <summary>Settings of the cookie transport for browsers. Checked when the host starts.</summary>
public sealed class AuthCoreCookieOptions
{
    /// <summary>
    /// Origins besides the host's own whose pages may use the endpoints, such as <c>https://app.example.org</c>: scheme, host
    /// and, where it is not the default, port; no path. Empty by default: the host's own pages alone. They must be of the same
    /// site, or browsers send no <c>SameSite=Strict</c> cookie, and need CORS with credentials.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];
}
