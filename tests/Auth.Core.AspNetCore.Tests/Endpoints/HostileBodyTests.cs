using System.Text;

namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>Whatever arrives, the answer is a 4xx of ours, and nothing was done.</summary>
[Trait("attack", "A10")]
public sealed class HostileBodyTests
{
    private const string Good = """{"username":"ada","password":"correct horse battery"}""";

    public static TheoryData<string> Malformed =>
        [
            "",
            " ",
            "null",
            "[]",
            "5",
            "\"text\"",
            "{",
            "{\"username\":5,\"password\":\"correct horse battery\"}",
            "{\"username\":{\"a\":1},\"password\":[]}",
            "{\"username\":\"a\",\"username\":\"b\",\"password\":\"correct horse battery\"}",
            "{\"username\":\"a\",\"\\u0075sername\":\"b\",\"password\":\"correct horse battery\"}",
            "{\"username\":\"\\ud800\",\"password\":\"correct horse battery\"}",
            "{\"username\":\"ada\",\"password\":\"\\udc00correct horse battery\"}",
            Good + " x",
            Good + Good,
            "{\"username\":\"ada\",\"password\":\"correct horse battery\",}",
            "/* */ " + Good,
            "\ufeff" + Good,
            "<xml/>",
            "{\"username\":\"ada\",\"password\":\"correct horse battery\",\"x\":" + Nested(16) + "}",
            new string('[', 4000),
        ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A10_a_malformed_body_is_400_and_nobody_is_registered(string body)
    {
        await using var api = await AuthApi.StartAsync();

        foreach (var path in (string[])["/auth/register", "/auth/login"])
        {
            var response = await api.PostAsync(path, body);

            await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.MalformedBody);
        }

        (await api.Authentication.FindUserAsync("ada")).Should().BeNull();
    }

    [Fact]
    public async Task A10_a_depth_of_16_is_read()
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync("/auth/register", Good[..^1] + ",\"x\":" + Nested(15) + "}");

        response.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_400()
    {
        await using var api = await AuthApi.StartAsync();
        var content = new ByteArrayContent([.. "{\"username\":\""u8, 0xFF, 0xFE, .. "\",\"password\":\"x\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var response = await api.SendAsync("/auth/login", method: HttpMethod.Post, content: content);

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.MalformedBody);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task A10_another_content_type_is_415(string contentType)
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync("/auth/login", Good, contentType: contentType);

        await Answer.ShouldBeAsync(
            response,
            HttpStatusCode.UnsupportedMediaType,
            AuthCoreProblems.UnsupportedMediaType
        );
    }

    [Theory]
    [InlineData("/auth/login", true)]
    [InlineData("/auth/login", false)]
    [InlineData("/auth/register", false)]
    [InlineData("/auth/refresh", false)]
    [InlineData("/auth/logout", false)]
    public async Task A10_a_body_of_17_KiB_is_413_with_and_without_a_length(string path, bool hasLength)
    {
        await using var api = await AuthApi.StartAsync();
        HttpContent content = hasLength ? new ByteArrayContent(Padded(17 * 1024)) : new Endless(Padded(17 * 1024));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var response = await api.SendAsync(path, method: HttpMethod.Post, content: content);

        await Answer.ShouldBeAsync(response, HttpStatusCode.RequestEntityTooLarge, AuthCoreProblems.BodyTooLarge);
    }

    [Fact]
    public async Task A_body_of_16_KiB_is_read()
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync("/auth/register", Encoding.UTF8.GetString(Padded(16 * 1024)));

        response.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("GET", "/auth/login")]
    [InlineData("GET", "/auth/register")]
    [InlineData("PUT", "/auth/refresh")]
    [InlineData("POST", "/auth/me")]
    [InlineData("POST", "/auth/jwks")]
    public async Task A10_another_method_is_405(string method, string path)
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.SendAsync(path, method: new HttpMethod(method));

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    [Trait("attack", "A12")]
    public async Task A12_nothing_redirects_whatever_a_parameter_says()
    {
        await using var api = await AuthApi.StartAsync();
        await api.RegisterAsync("ada");

        var response = await api.PostAsync(
            "/auth/login?returnUrl=https://evil.example&redirect_uri=//evil.example",
            Good
        );

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.Location.Should().BeNull();
    }

    // Arrays in an object: one level is the object's own.
    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static byte[] Padded(int bytes) =>
        Encoding.UTF8.GetBytes(Good[..^1] + new string(' ', bytes - Good.Length) + "}");

    /// <summary>A body whose length nobody knows beforehand.</summary>
    private sealed class Endless(byte[] body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
