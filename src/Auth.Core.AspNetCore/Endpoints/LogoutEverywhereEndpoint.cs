using Auth.Core.Accounts;
using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Ends all sessions of the caller. Asks for no fresh login: whoever has lost a device is in a hurry.</summary>
internal static class LogoutEverywhereEndpoint
{
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string pattern) =>
        routes.MapClosed(
            HttpMethods.Post,
            pattern,
            async context =>
                Answer(
                    context,
                    await context
                        .Facade()
                        .LogoutEverywhereAsync(context.Identity().UserId, context.RequestAborted)
                        .ConfigureAwait(false)
                ),
            new EndpointFacts("LogoutEverywhere", "Ends all sessions of the caller")
                .Gives(StatusCodes.Status204NoContent)
                .With(KnownProblems.Conflict)
        );

    public static IResult Answer(HttpContext context, AccountOutcome outcome)
    {
        switch (outcome)
        {
            // A user who is gone has no session left either.
            case AccountOutcome.Done or AccountOutcome.UserUnknown:
                context.Cookies()?.ClearRefreshToken(context.Response);
                return TypedResults.NoContent();
            case AccountOutcome.Conflict:
                return Answers.Of(KnownProblems.Conflict);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
