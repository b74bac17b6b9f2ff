using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Auth.Core.Samples.Tests.Support;
using Auth.Core.Testing;

namespace Auth.Core.Samples.Tests;

/// <summary>The package's own endpoints in the sample, beside those of the first document.</summary>
public sealed class WebEndpointTests(WebSample web) : IClassFixture<WebSample>
{
    [Fact]
    public async Task A_user_registers_logs_in_and_is_known()
    {
        var credentials = new { username = "grace", password = "correct horse battery" };

        var registered = await PostAsync("/auth/register", credentials);
        var login = await WebSample.JsonOf(await PostAsync("/auth/login", credentials));
        var me = await web.GetAsync("/auth/me", $"Bearer {login.GetProperty("access_token").GetString()}");

        registered.StatusCode.Should().Be(HttpStatusCode.Created);
        (await WebSample.JsonOf(me)).GetProperty("username").GetString().Should().Be("grace");
    }

    [Fact]
    public async Task A_refusal_is_a_problem_and_not_the_form_of_the_first_document()
    {
        var response = await PostAsync("/auth/login", new { username = "nobody", password = "nothing" });

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task They_are_for_the_page_of_the_sample_and_ask_for_the_proof()
    {
        var response = await web.PostAsync("/auth/login", new { username = "nobody", password = "nothing" });

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebSample.JsonOf(response)).GetProperty("type").GetString().Should().EndWith("cross-site-request");
    }

    [Fact]
    public async Task The_document_describes_the_endpoints()
    {
        var text = await web.Client.GetStringAsync("/openapi/v1.json");

        using var document = JsonDocument.Parse(text);
        document.RootElement.GetProperty("paths").TryGetProperty("/auth/login", out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_test_signs_its_client_in_without_a_request()
    {
        using var client = web.NewClient().SignInAs(web.Services, "root", "admin");

        var response = await client.GetAsync("/admin");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    // As the sample's page does, whose cookies these endpoints keep.
    private async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-CSRF", "1");
        return await web.Client.SendAsync(request);
    }
}
