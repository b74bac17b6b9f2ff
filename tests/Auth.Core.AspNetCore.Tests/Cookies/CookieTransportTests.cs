namespace Auth.Core.AspNetCore.Tests.Cookies;

/// <summary>The refresh token in a cookie, for applications whose pages run in a browser.</summary>
[Trait("attack", "A13")]
public sealed class CookieTransportTests
{
    [Fact]
    public async Task A13_the_cookie_is_host_only_secure_strict_and_out_of_reach_of_scripts()
    {
        await using var api = await CookieApi.StartAsync();

        var (response, _) = await CookieApi.LogInAsync(api);

        var cookie = CookieApi.SetCookies(response)[CookieApi.Refresh];
        cookie.Name.ToString().Should().StartWith("__Host-");
        cookie.HttpOnly.Should().BeTrue();
        cookie.Secure.Should().BeTrue();
        cookie.SameSite.Should().Be(Microsoft.Net.Http.Headers.SameSiteMode.Strict);
        cookie.Path.ToString().Should().Be("/");
        cookie.Domain.HasValue.Should().BeFalse();
        cookie.MaxAge.Should().Be(TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task The_refresh_token_is_in_no_body()
    {
        await using var api = await CookieApi.StartAsync();

        var (response, cookie) = await CookieApi.LogInAsync(api);
        var refreshed = await api.Client.SendAsync(CookieApi.Post("/auth/refresh", cookie: cookie));

        foreach (var answer in new[] { response, refreshed })
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync()).Should().NotContain("refresh_token").And.NotContain("acr1_");
        }
    }

    [Fact]
    public async Task Refreshing_moves_the_cookie_on()
    {
        await using var api = await CookieApi.StartAsync();
        var (_, cookie) = await CookieApi.LogInAsync(api);

        var response = await api.Client.SendAsync(CookieApi.Post("/auth/refresh", cookie: cookie));

        var next = $"{CookieApi.Refresh}={CookieApi.SetCookies(response)[CookieApi.Refresh].Value}";
        next.Should().NotBe(cookie);
    }

    [Fact]
    public async Task A_token_in_the_body_does_not_count_beside_the_cookie()
    {
        await using var api = await CookieApi.StartAsync();
        await api.RegisterAsync("ada");
        var token = (await api.LogInAsync("ada")).RefreshToken.Reveal();

        var response = await api.Client.SendAsync(
            CookieApi.Post("/auth/refresh", $$"""{"refresh_token":"{{token}}"}""")
        );

        await Answer.ShouldBeAsync(response, HttpStatusCode.Unauthorized, AuthCoreProblems.RefreshRefused);
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_takes_the_cookie_away()
    {
        await using var api = await CookieApi.StartAsync();
        var (_, cookie) = await CookieApi.LogInAsync(api);

        var response = await api.Client.SendAsync(CookieApi.Post("/auth/logout", cookie: cookie));
        var refresh = await api.Client.SendAsync(CookieApi.Post("/auth/refresh", cookie: cookie));

        ShouldBeTakenAway(response);
        refresh.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_cookie_that_renews_nothing_is_taken_away()
    {
        await using var api = await CookieApi.StartAsync();

        var response = await api.Client.SendAsync(CookieApi.Post("/auth/refresh", cookie: $"{CookieApi.Refresh}=junk"));

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        ShouldBeTakenAway(response);
    }

    [Fact]
    public async Task Without_the_transport_a_cookie_is_no_token()
    {
        await using var api = await AuthApi.StartAsync();
        await api.RegisterAsync("ada");
        var token = (await api.LogInAsync("ada")).RefreshToken.Reveal();

        var response = await api.Client.SendAsync(
            CookieApi.Post("/auth/refresh", "{}", $"{CookieApi.Refresh}={token}")
        );

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private static void ShouldBeTakenAway(HttpResponseMessage response)
    {
        var cookie = CookieApi.SetCookies(response)[CookieApi.Refresh];
        cookie.Value.ToString().Should().BeEmpty();
        cookie.Expires.Should().Be(DateTimeOffset.UnixEpoch);
        cookie.Secure.Should().BeTrue("a browser refuses to change a __Host- cookie otherwise");
        cookie.Path.ToString().Should().Be("/");
    }
}
