using Auth.Core.Users;
using Microsoft.AspNetCore.Diagnostics;

namespace Auth.Core.Sample.Web;

/// <summary>What is answered when something throws: 503 where a database cannot answer now, else 500. Never a detail.</summary>
internal static class Faults
{
    public static Task Answer(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is not StoreUnavailableException)
        {
            return Wire.Error("Internal server error").Write(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        return Wire.Error("Service is busy, try again later").Write(context);
    }
}
