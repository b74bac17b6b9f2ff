using Auth.Core.AspNetCore.Bearer;
using Auth.Core.AspNetCore.Cookies;
using Auth.Core.Throttling;
using Auth.Core.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>What an endpoint asks a request for.</summary>
internal static class Caller
{
    public static AuthenticationService Facade(this HttpContext context) =>
        context.RequestServices.GetRequiredService<AuthenticationService>();

    /// <summary>Who calls; only behind <see cref="EndpointMap.MapClosed"/>.</summary>
    public static VerifiedIdentity Identity(this HttpContext context) => BearerIdentity.Of(context.User)!.Verified;

    /// <summary>
    /// What is known of the client. The address is the connection's, and no header's that the client could write itself. The
    /// device token is the cookie's with the cookie transport, else the body's. Never either.
    /// </summary>
    public static ClientContext Client(this HttpContext context, string? deviceToken = null) =>
        new()
        {
            Source = context.Connection.RemoteIpAddress,
            DeviceToken = context.Cookies() is null ? deviceToken : CookieTransport.ReadDeviceToken(context.Request),
            Client = context.Request.Headers.UserAgent.ToString(),
        };
}
