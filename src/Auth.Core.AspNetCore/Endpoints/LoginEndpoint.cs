using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.Requests;
using Auth.Core.AspNetCore.Responses;
using Auth.Core.Login;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Logs a user in. Whatever is wrong with name, password or account, the answer is the same.</summary>
internal static class LoginEndpoint
{
    public static IEndpointConventionBuilder Map<TRequest>(IEndpointRouteBuilder routes, string pattern)
        where TRequest : class, ILoginRequest
    {
        var type = StrictJson.Of<TRequest>(routes.ServiceProvider);
        return routes.MapOpen(
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
                            .LoginAsync(
                                body.UserName,
                                body.Password,
                                context.Client(body.DeviceToken),
                                context.RequestAborted
                            )
                            .ConfigureAwait(false)
                    );
            },
            Facts<TRequest>()
        );
    }

    public static IResult Answer(HttpContext context, LoginOutcome outcome) =>
        outcome switch
        {
            LoginOutcome.Succeeded login => TokenAnswer.Of(
                context,
                login.AccessToken,
                login.RefreshToken,
                login.DeviceToken,
                login.PasswordChangeAdvised
            ),
            LoginOutcome.Refused or LoginOutcome.Malformed => Answers.Unauthorized(context, KnownProblems.LoginRefused),
            LoginOutcome.Throttled { RetryAfter: var wait } => Answers.Throttled(wait),
            LoginOutcome.Unavailable { RetryAfter: var wait } => Answers.Unavailable(wait),
            LoginOutcome.Busy { RetryAfter: var wait } => Answers.Busy(wait),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static EndpointFacts Facts<TRequest>() =>
        new EndpointFacts("Login", "Logs a user in")
            .Takes<TRequest>()
            .Gives(StatusCodes.Status200OK, typeof(TokenResponse))
            .With(KnownProblems.LoginRefused, KnownProblems.TooManyAttempts, KnownProblems.Busy);
}
