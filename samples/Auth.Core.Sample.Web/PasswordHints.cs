using System.Text.Json;
using System.Text.Json.Serialization;
using Auth.Core.Passwords;
using Microsoft.Extensions.Options;

namespace Auth.Core.Sample.Web;

/// <summary>
/// <c>POST /password-hints</c>: what the policy would say to a new password, while it is typed. In a body and never in an
/// address; kept by nobody. It asks no store, so it tells nothing of who is registered, and it hashes nothing.
/// </summary>
internal static class PasswordHints
{
    public static void MapPasswordHints(this IEndpointRouteBuilder routes) => routes.MapPost("/password-hints", Judge);

    private static async Task<IResult> Judge(
        HttpContext context,
        PasswordPolicy policy,
        IOptions<AuthCoreOptions> options
    )
    {
        var (credentials, fault) = await JsonBody.ReadAsync(context.Request, WireJson.Default.Credentials);
        if (fault is not null)
        {
            return fault;
        }

        context.Response.Headers.CacheControl = "no-store";
        var reasons = policy.Judge(credentials?.Password ?? string.Empty, credentials?.UserName);
        return Results.Json(
            new Hints(
                [.. reasons.Select(reason => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()))],
                options.Value.Passwords.MinLength
            ),
            WireJson.Default.Hints
        );
    }
}

/// <summary>Every reason against a password, in the words of the package's own answers; none where it can be used.</summary>
internal sealed record Hints(
    [property: JsonPropertyName("reasons")] IReadOnlyList<string> Reasons,
    [property: JsonPropertyName("min_length")] int MinLength
);
