using Auth.Core.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Cookies;

/// <summary>
/// Carries the refresh token in a cookie that no script reads, that goes to this host alone and to no other site's request
/// (<c>__Host-</c>, <c>HttpOnly</c>, <c>Secure</c>, <c>SameSite=Strict</c>).
/// </summary>
internal sealed class CookieTransport(IOptions<AuthCoreOptions> options, IOptions<AuthCoreCookieOptions> cookies)
{
    public const string RefreshCookie = "__Host-authcore-refresh";

    // Made once: the same rules write the cookie and take it away.
    private readonly CookieOptions _kept = Rules(options.Value.Sessions.IdleLifetime);
    private readonly CookieOptions _gone = Rules(maxAge: null);
    private readonly SameOrigin _sameOrigin = new([.. cookies.Value.AllowedOrigins]);

    /// <summary>Whether the request proves that one of our own pages made it.</summary>
    public bool Admits(HttpRequest request) => _sameOrigin.IsProvedBy(request);

    public static string? ReadRefreshToken(HttpRequest request) => request.Cookies[RefreshCookie];

    /// <summary>The cookie ends when the session would without a refresh.</summary>
    public void Write(HttpResponse response, RefreshToken token) =>
        response.Cookies.Append(RefreshCookie, token.Reveal(), _kept);

    public void ClearRefreshToken(HttpResponse response) => response.Cookies.Delete(RefreshCookie, _gone);

    // The prefix demands Secure, Path=/ and no domain; a browser refuses the cookie otherwise.
    private static CookieOptions Rules(TimeSpan? maxAge) =>
        new()
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            MaxAge = maxAge,
            IsEssential = true,
        };
}
