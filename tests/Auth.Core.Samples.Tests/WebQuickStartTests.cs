extern alias WebQuickStart;

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Auth.Core.Samples.Tests.Support;
using Auth.Core.Testing;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Auth.Core.Samples.Tests;

/// <summary>The shortest web application: what a newcomer types after <c>dotnet new web</c>.</summary>
public sealed class WebQuickStartTests : IDisposable
{
    private const string Sample = "Auth.Core.Sample.WebQuickStart";

    // What `dotnet new web` writes by itself.
    private static readonly string[] Template =
    [
        "var builder = WebApplication.CreateBuilder(args);",
        "var app = builder.Build();",
        "app.Run();",
    ];

    private readonly WebApplicationFactory<WebQuickStart::Program> _factory = new();

    [Fact]
    public async Task It_registers_logs_in_and_guards_its_page()
    {
        using var client = _factory.CreateClient();
        var credentials = new { username = "ada", password = "correct horse battery" };

        var before = await client.GetAsync("/");
        await client.PostAsJsonAsync("/auth/register", credentials);
        var login = await client.PostAsJsonAsync("/auth/login", credentials);
        var token = (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        before.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await client.GetStringAsync("/")).Should().Be("Hello, ada!");
    }

    [Fact]
    public async Task A_test_signs_in_by_name()
    {
        using var client = _factory.CreateClient().SignInAs(_factory.Services, "ada", "admin");

        var text = await client.GetStringAsync("/");

        text.Should().Be("Hello, ada!");
    }

    // Braces alone are no line. ConsumerTests builds the same file from the packages, as the two commands do.
    [Fact]
    public void It_takes_at_most_eight_lines_of_a_user_s_own()
    {
        var lines = File.ReadAllLines(Path.Combine(SampleProcess.SourceFolder(Sample), "Program.cs"))
            .Select(line => line.Trim())
            .Where(line => line.Any(char.IsLetter) && !Template.Contains(line, StringComparer.Ordinal));

        lines.Should().HaveCountLessThanOrEqualTo(8);
    }

    public void Dispose() => _factory.Dispose();
}
