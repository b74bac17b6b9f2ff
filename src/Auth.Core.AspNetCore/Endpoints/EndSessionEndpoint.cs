using Auth.Core.AspNetCore.Bearer;
using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.RecentAuthentication;
using Auth.Core.AspNetCore.Responses;
using Auth.Core.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>
/// Ends one of the caller's sessions: its own at any time, another one only after a fresh login, so that a stolen access
/// token cannot throw its owner out (ASVS 5.0 7.5.2).
/// </summary>
internal static class EndSessionEndpoint
{
    public static readonly TimeSpan DefaultMaxAge = TimeSpan.FromMinutes(10);

    private const string RouteValue = "id";

    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string pattern, TimeSpan maxAge)
    {
        if (!pattern.Contains($"{{{RouteValue}}}", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The path {pattern} lacks {{{RouteValue}}}, which names the session. Write \"/sessions/{{{RouteValue}}}\".",
                nameof(pattern)
            );
        }

        var rule = new RecentAuthenticationRequirement(maxAge);
        return routes.MapClosed(
            HttpMethods.Delete,
            pattern,
            context => EndAsync(context, rule),
            new EndpointFacts("EndSession", "Ends one session of the caller")
                .TakesRouteValue(RouteValue)
                .Gives(StatusCodes.Status204NoContent)
                .With(KnownProblems.SessionUnknown)
        );
    }

    private static async Task<IResult> EndAsync(HttpContext context, RecentAuthenticationRequirement rule)
    {
        var caller = context.Identity();
        var session = new SessionId(context.GetRouteValue(RouteValue) as string ?? string.Empty);
        if (
            session != caller.SessionId
            && !rule.IsMetBy(caller, context.RequestServices.GetRequiredService<TimeProvider>())
        )
        {
            context.Features.Set(new RecentAuthenticationMissing(rule.MaxAge));
            return TypedResults.Forbid(authenticationSchemes: [AuthCoreBearerDefaults.AuthenticationScheme]);
        }

        var isEnded = await context
            .Facade()
            .EndSessionAsync(caller.UserId, session, context.RequestAborted)
            .ConfigureAwait(false);
        return isEnded ? TypedResults.NoContent() : Answers.Of(KnownProblems.SessionUnknown);
    }
}
