using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.Requests;
using Auth.Core.AspNetCore.Responses;
using Auth.Core.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Renews a session.</summary>
internal static class RefreshEndpoint
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
                return fault is not null
                    ? Answers.Of(fault)
                    : Answer(
                        context,
                        await context.Facade().RefreshAsync(token, context.RequestAborted).ConfigureAwait(false)
                    );
            },
            Facts<TRequest>(routes)
        );
    }

    public static IResult Answer(HttpContext context, RefreshOutcome outcome)
    {
        switch (outcome)
        {
            case RefreshOutcome.Refreshed refreshed:
                return TokenAnswer.Of(context, refreshed.AccessToken, refreshed.RefreshToken);
            case RefreshOutcome.Invalid:
                context.Cookies()?.ClearRefreshToken(context.Response);
                return Answers.Unauthorized(context, KnownProblems.RefreshRefused);
            case RefreshOutcome.Busy:
                return Answers.Busy();
            case RefreshOutcome.Unavailable:
                return Answers.Unavailable();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static EndpointFacts Facts<TRequest>(IEndpointRouteBuilder routes) =>
        new EndpointFacts("Refresh", "Renews a session")
            .TakesRefreshToken<TRequest>(routes)
            .Gives(StatusCodes.Status200OK, typeof(TokenResponse))
            .With(KnownProblems.RefreshRefused, KnownProblems.Busy);
}
