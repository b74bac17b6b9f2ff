using Auth.Core.AspNetCore.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Lists the caller's sessions.</summary>
internal static class SessionsEndpoint
{
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string pattern) =>
        routes.MapClosed(
            HttpMethods.Get,
            pattern,
            async context =>
            {
                var caller = context.Identity();
                var sessions = await context
                    .Facade()
                    .ListSessionsAsync(caller.UserId, context.RequestAborted)
                    .ConfigureAwait(false);
                var body = new SessionListResponse
                {
                    Sessions = [.. sessions.Select(session => SessionResponse.Of(session, caller.SessionId))],
                };
                return TypedResults.Json(body, AuthCoreJson.Default.SessionListResponse);
            },
            new EndpointFacts("Sessions", "Lists the sessions of the caller").Gives(
                StatusCodes.Status200OK,
                typeof(SessionListResponse)
            )
        );
}
