using System.Net;
using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>The web sample answers as the small server that it replaces, word for word.</summary>
public sealed class WebWireFormatTests(WebSample web) : IClassFixture<WebSample>
{
    [Fact]
    public async Task Register_says_so()
    {
        var response = await web.PostAsync("/register", new { username = "register1", password = "correct horse" });

        await ShouldBe(response, HttpStatusCode.OK, "success", "User register1 registered successfully");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"username":"x"}""")]
    [InlineData("""{"password":"password"}""")]
    [InlineData("""{"username":"","password":"password"}""")]
    [InlineData("""{"username":"x","password":""}""")]
    [InlineData("""{"username":null,"password":null}""")]
    public async Task Register_without_name_or_password_is_400(string body)
    {
        var response = await web.PostTextAsync("/register", body);

        await ShouldBe(response, HttpStatusCode.BadRequest, "error", "Username and password are required");
    }

    [Fact]
    public async Task Register_twice_is_409()
    {
        await web.PostAsync("/register", new { username = "twice", password = "correct horse" });

        var response = await web.PostAsync("/register", new { username = "Twice", password = "other password" });

        await ShouldBe(response, HttpStatusCode.Conflict, "error", "Username already exists");
    }

    [Fact]
    public async Task Register_with_a_short_password_is_400_with_the_reason()
    {
        var response = await web.PostAsync("/register", new { username = "short", password = "seven77" });

        await ShouldBe(response, HttpStatusCode.BadRequest, "error", "Password refused: too short");
    }

    [Fact]
    public async Task Login_welcomes_and_gives_a_token_that_no_cache_keeps()
    {
        await web.PostAsync("/register", new { username = "login1", password = "correct horse" });

        var response = await web.PostAsync("/login", new { username = "login1", password = "correct horse" });

        var json = await ShouldBe(response, HttpStatusCode.OK, "success", "Welcome login1!");
        json.GetProperty("token").GetString()!.Split('.').Should().HaveCount(3);
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"username":"admin","password":"wrong password"}""")]
    [InlineData("""{"username":"nobody","password":"admin123"}""")]
    [InlineData("""{"username":"admin"}""")]
    [InlineData("""{"password":"admin123"}""")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Login_refuses_wrong_unknown_and_missing_alike(string body)
    {
        var response = await web.PostTextAsync("/login", body);

        await ShouldBe(response, HttpStatusCode.Unauthorized, "error", "Invalid credentials");
    }

    [Fact]
    public async Task Protected_shows_the_role_user()
    {
        await web.PostAsync("/register", new { username = "reader", password = "correct horse" });
        var token = await web.LogInAsync("reader", "correct horse");

        var response = await web.GetAsync("/protected", $"Bearer {token}");

        var json = await ShouldBe(response, HttpStatusCode.OK, "success", "You are viewing protected content, reader!");
        json.GetProperty("role").GetString().Should().Be("user");
    }

    [Fact]
    public async Task Protected_shows_the_role_admin()
    {
        var token = await web.LogInAsync("admin", "admin123");

        var response = await web.GetAsync("/protected", $"bearer {token}");

        var json = await ShouldBe(response, HttpStatusCode.OK, "success", "You are viewing protected content, admin!");
        json.GetProperty("role").GetString().Should().Be("admin");
    }

    [Fact]
    [Trait("asvs", "8.2.1")]
    public async Task Admin_welcomes_admins_and_refuses_users()
    {
        await web.PostAsync("/register", new { username = "plain", password = "correct horse" });
        var user = await web.LogInAsync("plain", "correct horse");
        var admin = await web.LogInAsync("admin", "admin123");

        var welcomed = await web.GetAsync("/admin", $"Bearer {admin}");
        var refused = await web.GetAsync("/admin", $"Bearer {user}");

        await ShouldBe(welcomed, HttpStatusCode.OK, "success", "Welcome to the admin panel, admin!");
        await ShouldBe(refused, HttpStatusCode.Forbidden, "error", "Admin access required");
    }

    [Theory]
    [InlineData("/protected")]
    [InlineData("/admin")]
    public async Task Without_a_bearer_header_the_token_is_missing(string path)
    {
        var token = await web.LogInAsync("admin", "admin123");

        foreach (
            string[] headers in (string[][])
                [
                    [],
                    ["Bearer"],
                    ["Basic YTpi"],
                    [token],
                ]
        )
        {
            var response = await web.GetAsync(path, headers);

            await ShouldBe(response, HttpStatusCode.Unauthorized, "error", "Missing or invalid token");
        }
    }

    [Theory]
    [InlineData("/protected")]
    [InlineData("/admin")]
    public async Task A_bad_token_is_invalid_or_expired(string path)
    {
        var token = await web.LogInAsync("admin", "admin123");

        foreach (
            var bad in (string[])
                [
                    "x",
                    "a.b.c",
                    token + "A",
                    token[..^1],
                    $"{token} x",
                    $"{token}, Bearer {token}",
                    new string('a', 9000),
                ]
        )
        {
            var response = await web.GetAsync(path, $"Bearer {bad}");

            await ShouldBe(response, HttpStatusCode.Unauthorized, "error", "Invalid or expired token");
        }
    }

    [Fact]
    public async Task Of_200_registrations_at_once_one_succeeds_and_199_are_told_that_the_name_is_taken()
    {
        var responses = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(i => web.PostAsync("/register", new { username = "crowded", password = $"password {i}" }))
        );

        responses.Count(response => response.StatusCode == HttpStatusCode.OK).Should().Be(1);
        responses.Count(response => response.StatusCode == HttpStatusCode.Conflict).Should().Be(199);
    }

    private static async Task<System.Text.Json.JsonElement> ShouldBe(
        HttpResponseMessage response,
        HttpStatusCode code,
        string status,
        string message
    )
    {
        var json = await WebSample.JsonOf(response);
        json.GetProperty("message").GetString().Should().Be(message);
        json.GetProperty("status").GetString().Should().Be(status);
        response.StatusCode.Should().Be(code);
        return json;
    }
}
