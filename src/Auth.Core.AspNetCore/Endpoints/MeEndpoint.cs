using Auth.Core.AspNetCore.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Says who the caller is, from the verified token: no store is asked.</summary>
internal static class MeEndpoint
{
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string pattern) =>
        routes.MapClosed(
            HttpMethods.Get,
            pattern,
            context =>
                Task.FromResult<IResult>(
                    TypedResults.Json(MeResponse.Of(context.Identity()), AuthCoreJson.Default.MeResponse)
                ),
            new EndpointFacts("Me", "Says who the caller is").Gives(StatusCodes.Status200OK, typeof(MeResponse))
        );
}
