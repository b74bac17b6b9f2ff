using Microsoft.AspNetCore.Http;

namespace Auth.Core.AspNetCore.Cookies;

/// <summary>
/// Tells our own pages' requests from those that another site made a browser send. Three locks, and each must be open: the
/// cookie is <c>SameSite=Strict</c>; the request carries a header that a form cannot set and that makes a browser ask first
/// (CORS preflight); and what the browser itself says of the request's origin, where it says anything, names us.
/// </summary>
internal sealed class SameOrigin(IReadOnlyCollection<string> allowedOrigins)
{
    public const string HeaderName = "X-CSRF";
    public const string HeaderValue = "1";

    public bool IsProvedBy(HttpRequest request)
    {
        var headers = request.Headers;
        return headers[HeaderName] == HeaderValue
            && (IsAllowed(headers.Origin) || (IsOurSite(headers["Sec-Fetch-Site"]) && IsOurs(request, headers.Origin)));
    }

    private bool IsAllowed(string? origin) =>
        origin is not null && allowedOrigins.Contains(origin, StringComparer.Ordinal);

    // Absent from programs that are no browsers. "same-site" is a neighbour of ours and not us.
    private static bool IsOurSite(string? site) => site is null or "same-origin";

    private static bool IsOurs(HttpRequest request, string? origin) =>
        origin is null
        || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
