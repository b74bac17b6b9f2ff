using System.Net;
using System.Text;
using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

/// <summary>Whatever arrives, the answer is a 4xx in the sample's own form.</summary>
public sealed class WebHostileInputTests(WebSample web) : IClassFixture<WebSample>
{
    public static TheoryData<string> Bodies =>
        [
            "",
            "{",
            "[]",
            "\"text\"",
            "5",
            "{\"username\":5,\"password\":\"password\"}",
            "{\"username\":{\"a\":1},\"password\":[]}",
            "{\"username\":\"a\",\"username\":\"b\",\"password\":\"password\"}",
            "{\"username\":\"a\",\"\\u0075sername\":\"b\",\"password\":\"password\"}",
            "{\"username\":\"\\ud800\",\"password\":\"password\"}",
            "{\"username\":\"a\",\"password\":\"\\udc00password\"}",
            "{\"username\":\"a\\u0000b\",\"password\":\"password\"}",
            "{\"username\":\"a\",\"password\":\"pass\\u0000word\"}",
            "{\"username\":\"a\",\"password\":\"password\"} x",
            "{\"username\":\"a\",\"password\":\"password\",}",
            "/* */ {}",
            "<xml/>",
            new string('[', 4000),
            $"{{\"x\":{new string('[', 4000)}",
            $"{{\"username\":\"{new string('n', 5000)}\",\"password\":\"password\"}}",
            $"{{\"username\":\"a\",\"password\":\"{new string('p', 1025)}\"}}",
        ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Junk_bodies_are_4xx_in_our_form(string body)
    {
        foreach (var path in (string[])["/register", "/login"])
        {
            var response = await web.PostTextAsync(path, body);

            await ShouldBeOurError(response);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_4xx()
    {
        byte[] body = [.. "{\"username\":\""u8, 0xFF, 0xFE, .. "\",\"password\":\"password\"}"u8];

        foreach (var path in (string[])["/register", "/login"])
        {
            await ShouldBeOurError(await web.PostRawAsync(path, body));
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Other_content_types_are_415(string contentType)
    {
        var response = await web.PostRawAsync("/login", "{}"u8.ToArray(), contentType);

        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        await ShouldBeOurError(response);
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    public async Task A_claimed_charset_is_not_believed(string contentType)
    {
        var response = await web.PostRawAsync("/login", "{}"u8.ToArray(), contentType);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_16_KiB_is_413_with_and_without_a_length(bool chunked)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"username\":\"{new string('a', 20_000)}\",\"password\":\"x\"}}");

        var response = await SendUntilAnsweredAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/login") { Content = new ByteArrayContent(body) };
            request.Headers.TransferEncodingChunked = chunked;
            request.Content.Headers.ContentType = new("application/json");
            return request;
        });

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        await ShouldBeOurError(response);
    }

    [Theory]
    [InlineData("GET", "/login", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/protected", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    public async Task Wrong_methods_and_places_answer_in_our_form(string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var response = await web.Client.SendAsync(request);

        response.StatusCode.Should().Be(expected);
        await ShouldBeOurError(response);
    }

    [Fact]
    [Trait("asvs", "15.3.3")]
    [Trait("asvs", "8.3.1")]
    public async Task Members_that_nobody_asked_for_have_no_effect()
    {
        await web.PostTextAsync(
            "/register",
            """{"username":"climber","password":"correct horse","role":"admin","roles":["admin"],"isAdmin":true,"id":"1"}"""
        );
        var token = await web.LogInAsync("climber", "correct horse");

        var response = await web.GetAsync("/admin", $"Bearer {token}");

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    // The server answers and closes before it has read the whole body, so a client that is still sending may see the
    // connection reset instead of the answer. That is HTTP/1.1, not a fault; the next try meets the answer.
    private async Task<HttpResponseMessage> SendUntilAnsweredAsync(Func<HttpRequestMessage> request)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await web.Client.SendAsync(request());
            }
            catch (HttpRequestException) when (attempt < 20) { }
        }
    }

    private static async Task ShouldBeOurError(HttpResponseMessage response)
    {
        ((int)response.StatusCode).Should().BeInRange(400, 499);
        var json = await WebSample.JsonOf(response);
        json.GetProperty("status").GetString().Should().Be("error");
        json.GetProperty("message").GetString().Should().NotBeNullOrEmpty();
    }
}
