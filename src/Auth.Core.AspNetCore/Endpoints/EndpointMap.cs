using Auth.Core.AspNetCore.Bearer;
using Auth.Core.AspNetCore.Cookies;
using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.Responses;
using Auth.Core.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>
/// Maps one endpoint with all that is said of it. A plain request delegate, so that nothing is bound by reflection and the
/// package survives trimming; what OpenAPI needs to know is told it as metadata.
/// </summary>
internal static class EndpointMap
{
    /// <summary>An endpoint that anybody may call.</summary>
    public static IEndpointConventionBuilder MapOpen(
        this IEndpointRouteBuilder routes,
        string method,
        string pattern,
        Func<HttpContext, Task<IResult>> answer,
        EndpointFacts facts
    ) => routes.Map(method, pattern, answer, facts).WithMetadata(new AllowAnonymousAttribute());

    /// <summary>An endpoint for whoever the bearer scheme has authenticated, whatever the default scheme is.</summary>
    public static IEndpointConventionBuilder MapClosed(
        this IEndpointRouteBuilder routes,
        string method,
        string pattern,
        Func<HttpContext, Task<IResult>> answer,
        EndpointFacts facts
    ) =>
        routes
            .Map(method, pattern, answer, facts.With(KnownProblems.AuthenticationRequired, KnownProblems.Unavailable))
            .RequireAuthorization(
                new AuthorizationPolicyBuilder(AuthCoreBearerDefaults.AuthenticationScheme)
                    .RequireAuthenticatedUser()
                    .Build()
            );

    private static IEndpointConventionBuilder Map(
        this IEndpointRouteBuilder routes,
        string method,
        string pattern,
        Func<HttpContext, Task<IResult>> answer,
        EndpointFacts facts
    )
    {
        // The cookie check comes before everything else, so that a foreign site learns nothing of the rest.
        var cookies = HttpMethods.IsGet(method) ? null : routes.ServiceProvider.GetService<CookieTransport>();
        var described = cookies is null ? facts : facts.With(KnownProblems.CrossSiteRequest);
        RequestDelegate run = context =>
            cookies?.Admits(context.Request) == false
                ? KnownProblems.CrossSiteRequest.WriteAsync(context)
                : RunAsync(context, answer);
        return routes.MapMethods(pattern, [method], run).WithMetadata([answer.Method, .. described.Metadata()]);
    }

    private static async Task RunAsync(HttpContext context, Func<HttpContext, Task<IResult>> answer)
    {
        NoStore.Apply(context.Response);
        IResult result;
        try
        {
            result = await answer(context).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // A database that cannot answer now says nothing of the caller; whatever else is thrown is the host's to handle.
            result = Answers.Unavailable();
        }

        await result.ExecuteAsync(context).ConfigureAwait(false);
    }
}
