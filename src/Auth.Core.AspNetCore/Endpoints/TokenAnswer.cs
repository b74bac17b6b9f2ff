using Auth.Core.AspNetCore.Cookies;
using Auth.Core.AspNetCore.Responses;
using Auth.Core.Sessions;
using Auth.Core.Throttling;
using Auth.Core.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Hands tokens out: all in the body, or, with the cookie transport, the access token alone.</summary>
internal static class TokenAnswer
{
    public static IResult Of(
        HttpContext context,
        AccessToken accessToken,
        RefreshToken refreshToken,
        DeviceToken? deviceToken = null,
        bool passwordChangeAdvised = false
    )
    {
        var cookies = context.Cookies();
        cookies?.Write(context.Response, refreshToken, deviceToken);
        var body = new TokenResponse
        {
            AccessToken = accessToken.Reveal(),
            ExpiresIn = (long)(accessToken.ExpiresAt - accessToken.IssuedAt).TotalSeconds,
            RefreshToken = cookies is null ? refreshToken.Reveal() : null,
            DeviceToken = cookies is null ? deviceToken?.Reveal() : null,
            PasswordChangeAdvised = passwordChangeAdvised ? true : null,
        };
        return TypedResults.Json(body, AuthCoreJson.Default.TokenResponse);
    }

    /// <summary>The cookie transport where the host has added it, or null.</summary>
    public static CookieTransport? Cookies(this HttpContext context) =>
        context.RequestServices.GetService<CookieTransport>();
}
