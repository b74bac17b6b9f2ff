using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Cookies;

/// <summary>
/// Carries the refresh token and the device token in cookies that no script reads, that go to this host alone and to no other
/// site's request (<c>__Host-</c>, <c>HttpOnly</c>, <c>Secure</c>, <c>SameSite=Strict</c>).
/// </summary>
internal sealed class CookieTransport(IOptions<AuthCoreOptions> options, IOptions<AuthCoreCookieOptions> cookies)
{
    public const string RefreshCookie = "__Host-authcore-refresh";
    public const string DeviceCookie = "__Host-authcore-device";

    // Made once: the same rules write the cookie and take it away.
    private readonly CookieOptions _kept = Rules(options.Value.Sessions.IdleLifetime);
    private readonly CookieOptions _known = Rules(options.Value.Attempts.DeviceTokenLifetime);
    private readonly CookieOptions _gone = Rules(maxAge: null);
    private readonly SameOrigin _sameOrigin = new([.. cookies.Value.AllowedOrigins]);

    /// <summary>Whether the request proves that one of our own pages made it.</summary>
    public bool Admits(HttpRequest request) => _sameOrigin.IsProvedBy(request);

    public static string? ReadRefreshToken(HttpRequest request) => request.Cookies[RefreshCookie];

    public static string? ReadDeviceToken(HttpRequest request) => request.Cookies[DeviceCookie];

    /// <summary>The first cookie ends when the session would without a refresh, the second with its token.</summary>
    public void Write(HttpResponse response, RefreshToken token, DeviceToken? device)
    {
        response.Cookies.Append(RefreshCookie, token.Reveal(), _kept);
        if (device is not null)
        {
            response.Cookies.Append(DeviceCookie, device.Reveal(), _known);
        }
    }

    /// <summary>Leaves the device token: it is what lets the user in again while strangers guess.</summary>
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
