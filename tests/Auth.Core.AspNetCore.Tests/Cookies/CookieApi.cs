using Microsoft.Net.Http.Headers;

namespace Auth.Core.AspNetCore.Tests.Cookies;

/// <summary>A test API with the cookie transport, and a browser of sorts that keeps its cookies.</summary>
internal static class CookieApi
{
    public const string Refresh = "__Host-authcore-refresh";

    public static Task<TestApi> StartAsync(params string[] allowedOrigins) =>
        TestApi.StartAsync(
            app => app.MapAuthCore(),
            services =>
                services
                    .AddAuthCore(_ => { })
                    .AddAuthCoreCookies(options => Array.ForEach(allowedOrigins, options.AllowedOrigins.Add))
        );

    /// <summary>A request as one of the host's own pages makes it.</summary>
    public static HttpRequestMessage Post(string path, string? body = null, string? cookie = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("X-CSRF", "1");
        if (body is not null)
        {
            request.Content = new StringContent(
                body,
                System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json")
            );
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return request;
    }

    /// <summary>The cookies that a response sets, by name.</summary>
    public static IReadOnlyDictionary<string, SetCookieHeaderValue> SetCookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var values)
            ? SetCookieHeaderValue.ParseList([.. values]).ToDictionary(cookie => cookie.Name.ToString())
            : new Dictionary<string, SetCookieHeaderValue>();

    public static async Task<(HttpResponseMessage Response, string Cookie)> LogInAsync(TestApi api)
    {
        if (await api.Authentication.FindUserAsync("ada") is null)
        {
            await api.RegisterAsync("ada");
        }

        var response = await api.Client.SendAsync(Post("/auth/login", TestApi.Credentials("ada")));
        return (response, $"{Refresh}={SetCookies(response)[Refresh].Value}");
    }
}
