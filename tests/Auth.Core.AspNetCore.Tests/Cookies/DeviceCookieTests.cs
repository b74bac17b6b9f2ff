namespace Auth.Core.AspNetCore.Tests.Cookies;

/// <summary>The device token in a cookie that outlives the session.</summary>
[Trait("attack", "A13")]
public sealed class DeviceCookieTests
{
    private const string Device = "__Host-authcore-device";

    [Fact]
    public async Task A13_the_cookie_is_host_only_secure_strict_and_out_of_reach_of_scripts_for_180_days()
    {
        await using var api = await CookieApi.StartAsync();

        var (response, _) = await CookieApi.LogInAsync(api);

        var cookie = CookieApi.SetCookies(response)[Device];
        cookie.HttpOnly.Should().BeTrue();
        cookie.Secure.Should().BeTrue();
        cookie.SameSite.Should().Be(Microsoft.Net.Http.Headers.SameSiteMode.Strict);
        cookie.Path.ToString().Should().Be("/");
        cookie.Domain.HasValue.Should().BeFalse();
        cookie.MaxAge.Should().Be(TimeSpan.FromDays(180));
        (await response.Content.ReadAsStringAsync()).Should().NotContain("device_token").And.NotContain("acd1_");
    }

    [Fact]
    public async Task It_lets_its_owner_in_while_everybody_else_waits()
    {
        await using var api = await CookieApi.StartAsync();
        var device = await DeviceAsync(api);
        await GuessAsync(api);

        var owner = await LogInAsync(api, $"{Device}={device}");
        var stranger = await LogInAsync(api, cookie: null);

        owner.StatusCode.Should().Be(HttpStatusCode.OK);
        stranger.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_token_in_the_body_does_not_count_beside_the_cookie()
    {
        await using var api = await CookieApi.StartAsync();
        var device = await DeviceAsync(api);
        await GuessAsync(api);

        var response = await api.Client.SendAsync(
            CookieApi.Post(
                "/auth/login",
                $$"""{"username":"ada","password":"{{TestApi.Password}}","device_token":"{{device}}"}"""
            )
        );

        response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Logging_out_leaves_it()
    {
        await using var api = await CookieApi.StartAsync();
        var (_, cookie) = await CookieApi.LogInAsync(api);

        var response = await api.Client.SendAsync(CookieApi.Post("/auth/logout", cookie: cookie));

        CookieApi.SetCookies(response).Keys.Should().Equal(CookieApi.Refresh);
    }

    [Fact]
    public async Task A_change_of_password_writes_the_next_one()
    {
        await using var api = await CookieApi.StartAsync();
        var device = await DeviceAsync(api);
        var access = (await api.LogInAsync("ada")).AccessToken.Reveal();
        var request = CookieApi.Post(
            "/auth/change-password",
            $$"""{"current_password":"{{TestApi.Password}}","new_password":"a wholly different phrase"}"""
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);

        var response = await api.Client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        CookieApi.SetCookies(response)[Device].Value.ToString().Should().StartWith("acd1_").And.NotBe(device);
    }

    private static async Task<string> DeviceAsync(TestApi api)
    {
        var (response, _) = await CookieApi.LogInAsync(api);
        return CookieApi.SetCookies(response)[Device].Value.ToString();
    }

    private static Task<HttpResponseMessage> LogInAsync(TestApi api, string? cookie) =>
        api.Client.SendAsync(CookieApi.Post("/auth/login", TestApi.Credentials("ada"), cookie));

    private static async Task GuessAsync(TestApi api)
    {
        for (var i = 0; i < 6; i++)
        {
            await api.Client.SendAsync(
                CookieApi.Post("/auth/login", TestApi.Credentials("ada", $"wrong horse battery {i}"))
            );
        }
    }
}
