using System.Text.Json;
using Auth.Core.Sample.Web;

namespace Auth.Core.AspNetCore.Tests.OpenApi;

/// <summary>The document that Microsoft.AspNetCore.OpenApi generates, as a client's generator reads it.</summary>
public sealed class OpenApiTests
{
    /// <summary>Verb and path, what it takes, every status that it answers, whether it needs a token.</summary>
    public static TheoryData<string, string?, string, bool> Operations =>
        new()
        {
            { "post /auth/register", "username password", "201 400 409 413 415 429 503", false },
            { "post /auth/login", "username password device_token", "200 400 401 413 415 429 503", false },
            { "post /auth/refresh", "refresh_token", "200 400 401 413 415 503", false },
            { "post /auth/logout", "refresh_token", "200 400 413 415", false },
            { "post /auth/logout-everywhere", null, "204 401 409 503", true },
            { "get /auth/sessions", null, "200 401 503", true },
            { "delete /auth/sessions/{id}", null, "204 401 404 503", true },
            {
                "post /auth/change-password",
                "current_password new_password device_token",
                "200 204 400 401 409 413 415 429 503",
                true
            },
            { "get /auth/me", null, "200 401 503", true },
            { "get /auth/jwks", null, "200", false },
        };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_is_described_exactly(
        string operation,
        string? takes,
        string answers,
        bool isClosed
    )
    {
        var document = await DocumentAsync();

        var described = Find(document, operation);

        Statuses(described).Should().Be(answers);
        Body(document, described).Should().Be(takes);
        described.TryGetProperty("security", out _).Should().Be(isClosed);
        described.GetProperty("operationId").GetString().Should().StartWith("AuthCore.");
    }

    [Fact]
    public async Task Nothing_else_is_below_the_prefix()
    {
        var document = await DocumentAsync();

        document
            .GetProperty("paths")
            .EnumerateObject()
            .Where(path => path.Name.StartsWith("/auth/", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name} {path.Name}"))
            .Should()
            .BeEquivalentTo(Operations.Select(row => (string)((object?[])row)[0]!));
    }

    [Fact]
    public async Task The_bearer_scheme_is_declared()
    {
        var document = await DocumentAsync();

        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer");

        scheme.GetProperty("type").GetString().Should().Be("http");
        scheme.GetProperty("scheme").GetString().Should().Be("bearer");
        scheme.GetProperty("bearerFormat").GetString().Should().Be("JWT");
    }

    [Fact]
    public async Task Every_refusal_is_a_problem_and_every_token_answer_names_its_members()
    {
        var document = await DocumentAsync();

        var login = Find(document, "post /auth/login").GetProperty("responses");

        login
            .GetProperty("401")
            .GetProperty("content")
            .TryGetProperty("application/problem+json", out _)
            .Should()
            .BeTrue();
        Members(document, login.GetProperty("200").GetProperty("content").GetProperty("application/json"))
            .Should()
            .Be("access_token token_type expires_in refresh_token device_token password_change_advised");
    }

    private static async Task<JsonElement> DocumentAsync()
    {
        await using var api = await TestApi.StartAsync(
            app =>
            {
                app.MapAuthCore();
                app.MapOpenApi();
            },
            services => services.AddOpenApi(options => options.AddBearerScheme())
        );
        return await Answer.JsonAsync(await api.SendAsync("/openapi/v1.json"));
    }

    private static JsonElement Find(JsonElement document, string operation)
    {
        var (verb, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        return document.GetProperty("paths").GetProperty(path).GetProperty(verb);
    }

    private static string Statuses(JsonElement operation) =>
        string.Join(
            ' ',
            operation
                .GetProperty("responses")
                .EnumerateObject()
                .Select(answer => answer.Name)
                .Order(StringComparer.Ordinal)
        );

    private static string? Body(JsonElement document, JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body)
            ? Members(document, body.GetProperty("content").GetProperty("application/json"))
            : null;

    private static string Members(JsonElement document, JsonElement content)
    {
        var schema = content.GetProperty("schema");
        var name = schema.GetProperty("$ref").GetString()!.Split('/')[^1];
        var found = document.GetProperty("components").GetProperty("schemas").GetProperty(name);
        return string.Join(' ', found.GetProperty("properties").EnumerateObject().Select(member => member.Name));
    }
}
