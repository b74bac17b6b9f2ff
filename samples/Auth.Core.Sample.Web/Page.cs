namespace Auth.Core.Sample.Web;

/// <summary>
/// The page at <c>/</c>, from <c>wwwroot</c>. A browser may load nothing from elsewhere, run nothing that stands in the page
/// itself, show it in no frame, and tell no other site where its user came from.
/// </summary>
internal static class Page
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "object-src 'none'";

    public static void UsePage(this IApplicationBuilder app) =>
        app.UseDefaultFiles().UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => Guard(file.Context) });

    private static void Guard(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // Asked for again each time, and answered with 304 while it is the same: a new page is never run with an old script.
        headers.CacheControl = "no-cache";
    }
}
