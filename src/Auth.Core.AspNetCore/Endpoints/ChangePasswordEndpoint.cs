using Auth.Core.Accounts;
using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.Requests;
using Auth.Core.AspNetCore.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Changes the caller's password; every session ends, and the caller goes on with a new one.</summary>
internal static class ChangePasswordEndpoint
{
    public static IEndpointConventionBuilder Map<TRequest>(IEndpointRouteBuilder routes, string pattern)
        where TRequest : class, IChangePasswordRequest
    {
        var type = StrictJson.Of<TRequest>(routes.ServiceProvider);
        return routes.MapClosed(
            HttpMethods.Post,
            pattern,
            async context =>
            {
                var (body, fault) = await JsonBody.ReadAsync(context, type).ConfigureAwait(false);
                return body is null
                    ? Answers.Of(fault!)
                    : Answer(
                        context,
                        await context
                            .Facade()
                            .ChangePasswordAsync(
                                context.Identity().UserId,
                                body.CurrentPassword,
                                body.NewPassword,
                                context.Client(body.DeviceToken),
                                context.RequestAborted
                            )
                            .ConfigureAwait(false)
                    );
            },
            Facts<TRequest>()
        );
    }

    public static IResult Answer(HttpContext context, ChangePasswordOutcome outcome)
    {
        switch (outcome)
        {
            case ChangePasswordOutcome.Changed changed:
                return TokenAnswer.Of(context, changed.AccessToken, changed.RefreshToken, changed.DeviceToken);
            case ChangePasswordOutcome.ChangedWithoutSession:
                context.Cookies()?.ClearRefreshToken(context.Response);
                return TypedResults.NoContent();
            case ChangePasswordOutcome.Refused:
                return Answers.Of(KnownProblems.CurrentPasswordRefused);
            case ChangePasswordOutcome.PasswordRejected { Reasons: var reasons }:
                return Answers.Rejected(KnownProblems.PasswordRejected, reasons);
            case ChangePasswordOutcome.Conflict:
                return Answers.Of(KnownProblems.Conflict);
            case ChangePasswordOutcome.Throttled { RetryAfter: var wait }:
                return Answers.Throttled(wait);
            case ChangePasswordOutcome.Unavailable { RetryAfter: var wait }:
                return Answers.Unavailable(wait);
            case ChangePasswordOutcome.Busy { RetryAfter: var wait }:
                return Answers.Busy(wait);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static EndpointFacts Facts<TRequest>() =>
        new EndpointFacts("ChangePassword", "Changes the password of the caller")
            .Takes<TRequest>()
            .Gives(StatusCodes.Status200OK, typeof(TokenResponse))
            .Gives(StatusCodes.Status204NoContent)
            .With(KnownProblems.Conflict, KnownProblems.TooManyAttempts, KnownProblems.Busy);
}
