using System.Text.Json.Serialization.Metadata;
using Auth.Core.AspNetCore.Cookies;
using Auth.Core.AspNetCore.Problems;
using Auth.Core.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;

namespace Auth.Core.AspNetCore.Endpoints;

/// <summary>Finds the refresh token of a request: in the cookie with the cookie transport, else in the body. Never in both.</summary>
internal static class RefreshBody
{
    public static async Task<(string? Token, Problem? Fault)> ReadAsync<TRequest>(
        HttpContext context,
        JsonTypeInfo<TRequest> type
    )
        where TRequest : class, IRefreshRequest
    {
        if (context.Cookies() is not null)
        {
            return (CookieTransport.ReadRefreshToken(context.Request), null);
        }

        var (body, fault) = await JsonBody.ReadAsync(context, type).ConfigureAwait(false);
        return (body?.RefreshToken, fault);
    }
}
