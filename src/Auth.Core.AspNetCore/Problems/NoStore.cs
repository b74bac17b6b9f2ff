using Microsoft.AspNetCore.Http;

namespace Auth.Core.AspNetCore.Problems;

/// <summary>Keeps an answer out of every cache, old ones included (RFC 6749 5.1, RFC 9111 5.4).</summary>
internal static class NoStore
{
    public static void Apply(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
    }
}
