using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.Requests;
using Auth.Core.AspNetCore.Responses;
using Auth.Core.Registration;
using Auth.Core.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Registers a user and tells who it is. A taken name is an ordinary answer: names are public.</summary>
internal static class RegisterEndpoint
{
    public static IEndpointConventionBuilder Map<TRequest>(
        IEndpointRouteBuilder routes,
        string pattern,
        Func<TRequest, User, HttpContext, Task>? registered
    )
        where TRequest : class, IRegisterRequest
    {
        var type = StrictJson.Of<TRequest>(routes.ServiceProvider);
        return routes.MapOpen(
            HttpMethods.Post,
            pattern,
            async context =>
            {
                var (body, fault) = await JsonBody.ReadAsync(context, type).ConfigureAwait(false);
                if (body is null)
                {
                    return Answers.Of(fault!);
                }

                var outcome = await context
                    .Facade()
                    .RegisterAsync(body.UserName, body.Password, context.Client(), context.RequestAborted)
                    .ConfigureAwait(false);
                if (outcome is RegistrationOutcome.Registered { User: var user } && registered is not null)
                {
                    await registered(body, user, context).ConfigureAwait(false);
                }

                return Answer(outcome);
            },
            Facts<TRequest>()
        );
    }

    public static IResult Answer(RegistrationOutcome outcome) =>
        outcome switch
        {
            RegistrationOutcome.Registered { User: var user } => TypedResults.Json(
                UserResponse.Of(user),
                AuthCoreJson.Default.UserResponse,
                statusCode: StatusCodes.Status201Created
            ),
            RegistrationOutcome.UserNameTaken => Answers.Of(KnownProblems.UserNameTaken),
            RegistrationOutcome.UserNameRejected { Reason: var reason } => Answers.Rejected(
                KnownProblems.UserNameRejected,
                reason
            ),
            RegistrationOutcome.PasswordRejected { Reasons: var reasons } => Answers.Rejected(
                KnownProblems.PasswordRejected,
                reasons
            ),
            RegistrationOutcome.Throttled { RetryAfter: var wait } => Answers.Throttled(wait),
            RegistrationOutcome.Busy { RetryAfter: var wait } => Answers.Busy(wait),
            RegistrationOutcome.Unavailable { RetryAfter: var wait } => Answers.Unavailable(wait),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static EndpointFacts Facts<TRequest>() =>
        new EndpointFacts("Register", "Registers a user")
            .Takes<TRequest>()
            .Gives(StatusCodes.Status201Created, typeof(UserResponse))
            .With(KnownProblems.UserNameTaken, KnownProblems.TooManyAttempts, KnownProblems.Busy);
}
