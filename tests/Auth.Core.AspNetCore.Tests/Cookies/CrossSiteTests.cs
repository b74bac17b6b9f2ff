using Microsoft.Extensions.Options;

namespace Auth.Core.AspNetCore.Tests.Cookies;

/// <summary>Requests that another site makes a browser send.</summary>
[Trait("attack", "A13")]
public sealed class CrossSiteTests
{
    private const string Own = "https://localhost";
    private const string Friend = "https://app.example.org";

    /// <summary>The header of ours, what the browser says of the site and of the origin, and whether it is admitted.</summary>
    public static TheoryData<string?, string?, string?, bool> Requests =>
        new()
        {
            { "1", null, null, true },
            { "1", "same-origin", null, true },
            { "1", "same-origin", Own, true },
            { "1", null, Own, true },
            { "1", "same-site", Friend, true },
            { "1", "cross-site", Friend, true },
            { null, null, null, false },
            { null, "same-origin", Own, false },
            { "0", "same-origin", Own, false },
            { "", "same-origin", Own, false },
            { null, "cross-site", Friend, false },
            { "1", "cross-site", "https://evil.example", false },
            { "1", "cross-site", null, false },
            { "1", "same-site", "https://evil.localhost", false },
            { "1", "same-site", Own, false },
            { "1", "none", null, false },
            { "1", null, "https://evil.example", false },
            { "1", null, "http://localhost", false },
            { "1", null, "https://localhost:8443", false },
            { "1", null, "null", false },
            { "1", "same-origin", "https://localhost.evil.example", false },
            { "1", null, "https://APP.example.org.evil.example", false },
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A13_only_our_own_pages_change_anything(
        string? header,
        string? site,
        string? origin,
        bool isAdmitted
    )
    {
        await using var api = await CookieApi.StartAsync(Friend);
        var (_, cookie) = await CookieApi.LogInAsync(api);
        var request = new HttpRequestMessage(HttpMethod.Post, "/auth/refresh");
        request.Headers.Add("Cookie", cookie);
        Add(request, "X-CSRF", header);
        Add(request, "Sec-Fetch-Site", site);
        Add(request, "Origin", origin);

        var response = await api.Client.SendAsync(request);

        if (isAdmitted)
        {
            response.StatusCode.Should().Be(HttpStatusCode.OK);
        }
        else
        {
            await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.CrossSiteRequest);
            (await api.Client.SendAsync(CookieApi.Post("/auth/refresh", cookie: cookie)))
                .StatusCode.Should()
                .Be(HttpStatusCode.OK, "the cookie was not used up");
        }
    }

    [Theory]
    [InlineData("POST", "/auth/register")]
    [InlineData("POST", "/auth/login")]
    [InlineData("POST", "/auth/refresh")]
    [InlineData("POST", "/auth/logout")]
    [InlineData("POST", "/auth/logout-everywhere")]
    [InlineData("POST", "/auth/change-password")]
    [InlineData("DELETE", "/auth/sessions/x")]
    public async Task A13_every_endpoint_that_changes_something_asks_for_the_proof(string method, string path)
    {
        await using var api = await CookieApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();

        var response = await api.SendAsync(path, $"Bearer {token}", new HttpMethod(method));

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.CrossSiteRequest);
    }

    [Theory]
    [InlineData("/auth/me")]
    [InlineData("/auth/sessions")]
    [InlineData("/auth/jwks")]
    public async Task Reading_asks_for_none(string path)
    {
        await using var api = await CookieApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();

        var response = await api.SendAsync(path, $"Bearer {token}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("app.example.org")]
    [InlineData("https://app.example.org/")]
    [InlineData("https://app.example.org/path")]
    [InlineData("https://APP.example.org")]
    [InlineData("https://app.example.org:443")]
    [InlineData("*")]
    public async Task An_origin_that_no_browser_sends_stops_the_start(string origin)
    {
        var start = () => CookieApi.StartAsync(origin);

        (await start.Should().ThrowAsync<OptionsValidationException>()).WithMessage(
            "*AuthCoreCookieOptions.AllowedOrigins*"
        );
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
