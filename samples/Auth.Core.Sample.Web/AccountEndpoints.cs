using System.Globalization;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Registration;

namespace Auth.Core.Sample.Web;

/// <summary><c>POST /register</c> and <c>POST /login</c>.</summary>
internal static class AccountEndpoints
{
    public static void MapAccountEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/register", Register);
        routes.MapPost("/login", LogIn);
    }

    private static async Task<IResult> Register(HttpContext context, AuthenticationService authentication)
    {
        var (credentials, fault) = await JsonBody.ReadAsync(context.Request);
        if (fault is not null)
        {
            return fault;
        }

        if (string.IsNullOrWhiteSpace(credentials.UserName) || string.IsNullOrEmpty(credentials.Password))
        {
            return Wire.Error("Username and password are required").As(StatusCodes.Status400BadRequest);
        }

        var outcome = await authentication.RegisterAsync(
            credentials.UserName,
            credentials.Password,
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
            RegistrationOutcome.Busy busy => Unavailable(context, busy.RetryAfter),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> LogIn(HttpContext context, AuthenticationService authentication)
    {
        var (credentials, fault) = await JsonBody.ReadAsync(context.Request);
        if (fault is not null)
        {
            return fault;
        }

        context.Response.Headers.CacheControl = "no-store";
        var outcome = await authentication.LoginAsync(
            credentials.UserName,
            credentials.Password,
            context.RequestAborted
        );
        return outcome switch
        {
            LoginOutcome.Succeeded login => (
                Wire.Success($"Welcome {login.User.Name}!") with
                {
                    Token = login.AccessToken.Reveal(),
                }
            ).As(StatusCodes.Status200OK),
            LoginOutcome.Busy busy => Unavailable(context, busy.RetryAfter),

            // Wrong, unknown and missing alike.
            _ => Wire.Error("Invalid credentials").As(StatusCodes.Status401Unauthorized),
        };
    }

    private static IResult Unavailable(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = retryAfter.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        return Wire.Error("Service is busy, try again later").As(StatusCodes.Status503ServiceUnavailable);
    }

    private static string Explain(PasswordRejection reason) =>
        reason switch
        {
            PasswordRejection.TooShort => "too short",
            PasswordRejection.TooLong => "too long",
            PasswordRejection.ForbiddenCharacter => "contains a character that cannot be used",
            _ => "contains a character that is not ASCII",
        };
}
