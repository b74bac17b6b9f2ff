using System.Net;
using System.Text.Json;
using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>Sessions over the web sample's wire format.</summary>
public sealed class WebSessionTests(WebSample web) : IClassFixture<WebSample>
{
    [Fact]
    public async Task Login_returns_a_refresh_token_and_the_seconds_that_the_token_lives()
    {
        var login = await LogInAsync("session1");

        login.GetProperty("refresh_token").GetString().Should().StartWith("acr1_").And.HaveLength(107);
        login.GetProperty("expires_in").GetInt64().Should().Be(1800);
    }

    [Fact]
    public async Task Refresh_renews_both_tokens()
    {
        var login = await LogInAsync("session2");

        var response = await web.PostAsync("/refresh", new { refresh_token = Refresh(login) });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        var refreshed = await WebSample.JsonOf(response);
        refreshed.GetProperty("status").GetString().Should().Be("success");
        Refresh(refreshed).Should().NotBe(Refresh(login));
        var read = await web.GetAsync("/protected", $"Bearer {refreshed.GetProperty("token").GetString()}");
        read.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("asvs", "10.4.9")]
    public async Task Logout_ends_both_tokens_at_once()
    {
        var login = await LogInAsync("session3");
        var token = login.GetProperty("token").GetString();
        (await web.GetAsync("/protected", $"Bearer {token}")).StatusCode.Should().Be(HttpStatusCode.OK);

        var logout = await web.PostAsync("/logout", new { refresh_token = Refresh(login) });

        logout.StatusCode.Should().Be(HttpStatusCode.OK);
        (await web.GetAsync("/protected", $"Bearer {token}")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await web.PostAsync("/refresh", new { refresh_token = Refresh(login) }))
            .StatusCode.Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"refresh_token":null}""")]
    [InlineData("""{"refresh_token":"junk"}""")]
    public async Task Junk_is_refused_at_refresh_and_passed_over_at_logout(string body)
    {
        var refresh = await web.PostTextAsync("/refresh", body);
        var logout = await web.PostTextAsync("/logout", body);

        refresh.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await WebSample.JsonOf(refresh))
            .GetProperty("message")
            .GetString()
            .Should()
            .Be("Invalid or expired refresh token");
        logout.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"refresh_token":5}""")]
    public async Task Malformed_bodies_are_400(string body)
    {
        (await web.PostTextAsync("/refresh", body)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await web.PostTextAsync("/logout", body)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private async Task<JsonElement> LogInAsync(string name)
    {
        await web.PostAsync("/register", new { username = name, password = "correct horse" });
        using var response = await web.PostAsync("/login", new { username = name, password = "correct horse" });
        return await WebSample.JsonOf(response);
    }

    private static string Refresh(JsonElement answer) => answer.GetProperty("refresh_token").GetString()!;
}
