using Auth.Core.AspNetCore.Requests;
using Auth.Core.AspNetCore.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Ends the session of a refresh token. One answer for every token, known or not (RFC 7009 2.2).</summary>
internal static class LogoutEndpoint
{
    public static IEndpointConventionBuilder Map<TRequest>(IEndpointRouteBuilder routes, string pattern)
        where TRequest : class, IRefreshRequest
    {
        var type = StrictJson.Of<TRequest>(routes.ServiceProvider);
        return routes.MapOpen(
            HttpMethods.Post,
            pattern,
            async context =>
            {
                var (token, fault) = await RefreshBody.ReadAsync(context, type).ConfigureAwait(false);
                if (fault is not null)
                {
                    return Answers.Of(fault);
                }

                await context.Facade().LogoutAsync(token, context.RequestAborted).ConfigureAwait(false);
                context.Cookies()?.ClearRefreshToken(context.Response);
                return TypedResults.Ok();
            },
            new EndpointFacts("Logout", "Ends the session of a refresh token")
                .TakesRefreshToken<TRequest>(routes)
                .Gives(StatusCodes.Status200OK)
        );
    }
}
