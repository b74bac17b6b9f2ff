using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>The bearer scheme, the endpoints and the cookie transport.</summary>
internal static class WebMistakes
{
    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        Realm("A realm that ends its own quotes", "api\", error=\"none"),
        Realm("A realm of another alphabet", "Zugänge"),
        Realm("No realm", string.Empty),
        Origin("An allowed origin with a path", "https://app.example.org/login"),
        Origin("An allowed origin with a slash at its end, as browsers show it", "https://app.example.org/"),
        Origin("Any origin at all", "*"),
        new(
            "A path for ending a session that names no session",
            "/sessions/end",
            ["{id}", "/sessions/{id}"],
            _ => Map(app => app.MapAuthCore(configure: options => options.EndSession = "/sessions/end"))
        ),
        new(
            "A login that must be no older than nothing",
            "The age of a login",
            ["1 second", "366 days", "TimeSpan.FromMinutes(10)"],
            _ => Map(app => app.MapDelete("/account", () => "Gone").RequireRecentAuthentication(TimeSpan.Zero))
        ),
    ];

    private static ConfigurationMistake Realm(string what, string realm) =>
        new(
            what,
            "AuthCoreBearerOptions.Realm",
            ["1 to 100", "such as"],
            services =>
            {
                services.AddLogging();
                ConfigurationMistake.Add(services).AddAuthCoreBearer(options => options.Realm = realm);
            }
        );

    private static ConfigurationMistake Origin(string what, string origin) =>
        new(
            what,
            "AuthCoreCookieOptions.AllowedOrigins",
            [origin, "https://app.example.org"],
            services =>
                ConfigurationMistake.Add(services).AddAuthCoreCookies(options => options.AllowedOrigins.Add(origin))
        );

    private static void Map(Action<WebApplication> map)
    {
        using var app = (IDisposable)WebApplication.CreateSlimBuilder().Build();
        map((WebApplication)app);
    }
}
