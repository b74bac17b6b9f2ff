using System.Globalization;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Sessions;
using Auth.Core.Throttling;

namespace Auth.Core.Sample.Web;

/// <summary><c>POST /register</c> and <c>POST /login</c>.</summary>
internal static class AccountEndpoints
{
    public static void MapAccountEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/register", Register);
        routes.MapPost("/login", LogIn);
        routes.MapPost("/refresh", Refresh);
        routes.MapPost("/logout", LogOut);
    }

    private static async Task<IResult> Register(HttpContext context, AuthenticationService authentication)
    {
        var (credentials, fault) = await JsonBody.ReadAsync(context.Request, WireJson.Default.Credentials);
        if (fault is not null)
        {
            return fault;
        }

        if (string.IsNullOrWhiteSpace(credentials?.UserName) || string.IsNullOrEmpty(credentials?.Password))
        {
            return Wire.Error("Username and password are required").As(StatusCodes.Status400BadRequest);
        }

        var outcome = await authentication.RegisterAsync(
            credentials?.UserName,
            credentials?.Password,
            ClientOf(context, deviceToken: null),
            context.RequestAborted
        );
        return outcome switch
        {
            RegistrationOutcome.Registered { User: var user } => Wire.Success(
                    $"User {user.Name} registered successfully"
                )
                .As(StatusCodes.Status200OK),
            RegistrationOutcome.UserNameTaken => Wire.Error("Username already exists")
                .As(StatusCodes.Status409Conflict),
            RegistrationOutcome.UserNameRejected { Reason: var reason } => Wire.Error($"Username refused: {reason}")
                .As(StatusCodes.Status400BadRequest),
            RegistrationOutcome.PasswordRejected { Reasons: var reasons } => Wire.Error(
                    $"Password refused: {string.Join(", ", reasons.Select(Explain))}"
                )
                .As(StatusCodes.Status400BadRequest),
            RegistrationOutcome.Throttled throttled => TooMany(context, throttled.RetryAfter),
            RegistrationOutcome.Busy busy => Unavailable(context, busy.RetryAfter),
            RegistrationOutcome.Unavailable lost => Unavailable(context, lost.RetryAfter),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> LogIn(HttpContext context, AuthenticationService authentication)
    {
        var (credentials, fault) = await JsonBody.ReadAsync(context.Request, WireJson.Default.Credentials);
        if (fault is not null)
        {
            return fault;
        }

        context.Response.Headers.CacheControl = "no-store";
        var outcome = await authentication.LoginAsync(
            credentials?.UserName,
            credentials?.Password,
            ClientOf(context, credentials?.DeviceToken),
            context.RequestAborted
        );
        return outcome switch
        {
            LoginOutcome.Succeeded login => Wire.Success($"Welcome {login.User.Name}!")
                .With(login.AccessToken, login.RefreshToken)
                .With(login.DeviceToken)
                .As(StatusCodes.Status200OK),
            LoginOutcome.Throttled throttled => TooMany(context, throttled.RetryAfter),
            LoginOutcome.Busy busy => Unavailable(context, busy.RetryAfter),
            LoginOutcome.Unavailable lost => Unavailable(context, lost.RetryAfter),

            // Wrong, unknown and missing alike.
            _ => Wire.Error("Invalid credentials").As(StatusCodes.Status401Unauthorized),
        };
    }

    private static async Task<IResult> Refresh(HttpContext context, AuthenticationService authentication)
    {
        var (body, fault) = await JsonBody.ReadAsync(context.Request, WireJson.Default.RefreshRequest);
        if (fault is not null)
        {
            return fault;
        }

        context.Response.Headers.CacheControl = "no-store";
        return await authentication.RefreshAsync(body?.RefreshToken, context.RequestAborted) switch
        {
            RefreshOutcome.Refreshed refreshed => Wire.Success("Token refreshed")
                .With(refreshed.AccessToken, refreshed.RefreshToken)
                .As(StatusCodes.Status200OK),
            RefreshOutcome.Invalid => Wire.Error("Invalid or expired refresh token")
                .As(StatusCodes.Status401Unauthorized),
            _ => Unavailable(context, TimeSpan.FromSeconds(1)),
        };
    }

    // One answer for every token, known or not (RFC 7009 2.2).
    private static async Task<IResult> LogOut(HttpContext context, AuthenticationService authentication)
    {
        var (body, fault) = await JsonBody.ReadAsync(context.Request, WireJson.Default.RefreshRequest);
        if (fault is not null)
        {
            return fault;
        }

        await authentication.LogoutAsync(body?.RefreshToken, context.RequestAborted);
        return Wire.Success("Logged out").As(StatusCodes.Status200OK);
    }

    // The address of the connection, and no header that a client could write itself.
    private static ClientContext ClientOf(HttpContext context, string? deviceToken) =>
        new()
        {
            Source = context.Connection.RemoteIpAddress,
            DeviceToken = deviceToken,
            Client = context.Request.Headers.UserAgent.ToString(),
        };

    private static IResult Unavailable(HttpContext context, TimeSpan retryAfter)
    {
        Later(context, retryAfter);
        return Wire.Error("Service is busy, try again later").As(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult TooMany(HttpContext context, TimeSpan retryAfter)
    {
        Later(context, retryAfter);
        return Wire.Error("Too many attempts, try again later").As(StatusCodes.Status429TooManyRequests);
    }

    private static void Later(HttpContext context, TimeSpan retryAfter) =>
        context.Response.Headers.RetryAfter = retryAfter.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);

    private static string Explain(PasswordRejection reason) =>
        reason switch
        {
            PasswordRejection.TooShort => "too short",
            PasswordRejection.TooLong => "too long",
            PasswordRejection.ForbiddenCharacter => "contains a character that cannot be used",
            PasswordRejection.NotAscii => "contains a character that is not ASCII",
            PasswordRejection.Common => "one of the most common passwords",
            PasswordRejection.ContextWord => "made of the user name or the service's name",
            PasswordRejection.Repetitive => "the same piece over and over",
            PasswordRejection.Sequential => "a sequence such as abcdef or 123456",
            PasswordRejection.Breached => "known from a breach",
            _ => "cannot be checked against breaches now",
        };
}
