using System.Net;
using System.Text.Json;
using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>The page of the web sample as it is served, and the hints that it asks for; what it does is tested in a browser.</summary>
public sealed class WebPageTests(WebSample web) : IClassFixture<WebSample>
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/page.css", "text/css")]
    [InlineData("/page.js", "text/javascript")]
    [InlineData("/session.js", "text/javascript")]
    [InlineData("/texts.js", "text/javascript")]
    public async Task It_is_served_with_every_guard(string path, string mediaType)
    {
        var response = await web.GetAsync(path);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        Header(response, "Content-Security-Policy")
            .Should()
            .Contain("default-src 'self'")
            .And.Contain("frame-ancestors 'none'")
            .And.Contain("form-action 'none'")
            .And.NotContain("unsafe");
        Header(response, "X-Content-Type-Options").Should().Be("nosniff");
        Header(response, "Referrer-Policy").Should().Be("no-referrer");
    }

    [Fact]
    public async Task Nothing_stands_in_it_that_the_policy_would_not_run()
    {
        var page = await web.Client.GetStringAsync("/");

        page.Should().NotMatchRegex("<script(?![^>]*src=)").And.NotContain("<style").And.NotContain(" style=");
        page.Should().NotMatchRegex(" on[a-z]+=").And.NotContain("http://").And.NotContain("https://");
    }

    [Theory]
    [InlineData("short", null, "too_short")]
    [InlineData("password", null, "common")]
    [InlineData("adalovelace-adalovelace", "AdaLovelace", "context_word")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", null, "sequential")]
    public async Task Hints_name_the_reasons_of_the_policy(string password, string? name, string reason)
    {
        var response = await web.PostAsync("/password-hints", new { username = name, password });

        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        Reasons(await WebSample.JsonOf(response)).Should().Contain(reason);
    }

    [Fact]
    public async Task A_good_password_has_no_reason_against_it_whoever_is_registered()
    {
        await web.PostAsync("/register", new { username = "hinted", password = "correct horse battery" });

        foreach (var username in new[] { "hinted", "nobody-at-all" })
        {
            var response = await web.PostAsync("/password-hints", new { username, password = "staple horse battery" });

            Reasons(await WebSample.JsonOf(response)).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.OK)]
    [InlineData("null", HttpStatusCode.OK)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    public async Task Hints_survive_whatever_arrives(string body, HttpStatusCode expected)
    {
        (await web.PostTextAsync("/password-hints", body)).StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task Hints_are_never_asked_for_in_an_address()
    {
        var response = await web.GetAsync("/password-hints?password=typed");

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        string.Join(" | ", response.Headers.GetValues(name));

    private static IEnumerable<string?> Reasons(JsonElement hints) =>
        hints.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString());
}
