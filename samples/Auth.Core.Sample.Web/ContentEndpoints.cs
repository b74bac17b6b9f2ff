using Auth.Core.Tokens;

namespace Auth.Core.Sample.Web;

/// <summary><c>GET /protected</c> for every user and <c>GET /admin</c> for admins.</summary>
internal static class ContentEndpoints
{
    private const string Admin = "admin";
    private const string Scheme = "Bearer ";

    public static void MapContentEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/protected",
            (HttpContext context, AuthenticationService authentication) =>
                WithIdentity(context, authentication, Protected)
        );
        routes.MapGet(
            "/admin",
            (HttpContext context, AuthenticationService authentication) =>
                WithIdentity(context, authentication, AdminPanel)
        );
    }

    private static IResult Protected(VerifiedIdentity who) =>
        (
            Wire.Success($"You are viewing protected content, {who.UserName}!") with
            {
                Role = who.IsInRole(Admin) ? Admin : "user",
            }
        ).As(StatusCodes.Status200OK);

    private static IResult AdminPanel(VerifiedIdentity who) =>
        who.IsInRole(Admin)
            ? Wire.Success($"Welcome to the admin panel, {who.UserName}!").As(StatusCodes.Status200OK)
            : Wire.Error("Admin access required").As(StatusCodes.Status403Forbidden);

    private static async Task<IResult> WithIdentity(
        HttpContext context,
        AuthenticationService authentication,
        Func<VerifiedIdentity, IResult> answer
    )
    {
        if (ReadBearer(context.Request) is not { } token)
        {
            return Unauthorized(context, "Missing or invalid token");
        }

        switch (await authentication.VerifyAsync(token, context.RequestAborted))
        {
            case TokenVerification.Valid valid:
                return answer(valid.Identity);
            case TokenVerification.Unavailable:
                context.Response.Headers.RetryAfter = "1";
                return Wire.Error("Service is busy, try again later").As(StatusCodes.Status503ServiceUnavailable);
            default:
                return Unauthorized(context, "Invalid or expired token");
        }
    }

    private static string? ReadBearer(HttpRequest request)
    {
        // Two headers are as good as none: which of them would count?
        var header = request.Headers.Authorization;
        return
            header.Count == 1
            && header[0] is { } value
            && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && value.Length > Scheme.Length
            ? value[Scheme.Length..]
            : null;
    }

    private static IResult Unauthorized(HttpContext context, string message)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Wire.Error(message).As(StatusCodes.Status401Unauthorized);
    }
}
