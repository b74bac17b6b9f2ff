using System.Text.Json.Serialization;
using Auth.Core.AspNetCore.Requests;
using Microsoft.AspNetCore.Routing;

namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>Each endpoint by itself, under another name, left out, or with the host's own request type.</summary>
public sealed class EndpointChoiceTests
{
    [Fact]
    public async Task All_of_them_are_below_the_prefix()
    {
        await using var api = await TestApi.StartAsync(app => app.MapAuthCore("/account"));

        Paths(api)
            .Should()
            .OnlyContain(path => path.StartsWith("/account/", StringComparison.Ordinal))
            .And.HaveCount(10);
    }

    [Fact]
    public async Task One_is_renamed_and_one_is_left_out()
    {
        await using var api = await TestApi.StartAsync(app =>
            app.MapAuthCore(configure: options =>
            {
                options.Register = null;
                options.Login = "/sign-in";
            })
        );
        await api.RegisterAsync("ada");

        var renamed = await api.PostAsync("/auth/sign-in", TestApi.Credentials("ada"));
        var old = await api.PostAsync("/auth/login", TestApi.Credentials("ada"));
        var leftOut = await api.PostAsync("/auth/register", TestApi.Credentials("eve"));

        renamed.StatusCode.Should().Be(HttpStatusCode.OK);
        old.StatusCode.Should().Be(HttpStatusCode.NotFound);
        leftOut.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_is_mapped_by_itself()
    {
        await using var api = await TestApi.StartAsync(app => app.MapAuthCoreLogin("/token"));

        Paths(api).Should().Equal("/token");
    }

    [Fact]
    public async Task The_host_s_own_request_type_brings_more_members_and_a_step_of_its_own()
    {
        var kept = new List<string>();
        await using var api = await TestApi.StartAsync(app =>
            app.MapAuthCoreRegister<SignUp>(
                "/sign-up",
                (request, user, _) =>
                {
                    kept.Add($"{user.Name.Display} {request.Newsletter}");
                    return Task.CompletedTask;
                }
            )
        );

        var good = await api.PostAsync(
            "/sign-up",
            """{"name":"ada","secret":"correct horse battery","newsletter":true}"""
        );
        var taken = await api.PostAsync("/sign-up", """{"name":"ada","secret":"correct horse battery"}""");

        good.StatusCode.Should().Be(HttpStatusCode.Created);
        taken.StatusCode.Should().Be(HttpStatusCode.Conflict);
        kept.Should().Equal("ada True");
    }

    [Theory]
    [InlineData("""{"name":"ada","name":"eve","secret":"correct horse battery"}""")]
    [InlineData("""{"name":"ada","Name":"eve","secret":"correct horse battery"}""")]
    [InlineData("""{"name":"ada","secret":"correct horse battery",}""")]
    [InlineData("""{"name":"ada","secret":"correct horse battery"/**/}""")]
    public async Task The_host_s_own_request_type_is_read_as_strictly(string body)
    {
        await using var api = await TestApi.StartAsync(
            app => app.MapAuthCoreRegister<SignUp>("/sign-up"),
            services =>
                services.ConfigureHttpJsonOptions(json =>
                {
                    json.SerializerOptions.AllowTrailingCommas = true;
                    json.SerializerOptions.ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip;
                })
        );

        var response = await api.PostAsync("/sign-up", body);

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.MalformedBody);
    }

    [Fact]
    public async Task What_holds_of_the_group_holds_of_every_endpoint()
    {
        await using var api = await TestApi.StartAsync(app => app.MapAuthCore().RequireHost("api.example.org"));

        var response = await api.PostAsync("/auth/login", TestApi.Credentials("ada"));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_fallback_policy_does_not_lock_the_login_away()
    {
        await using var api = await TestApi.StartAsync(
            app => app.MapAuthCore(),
            services =>
                services
                    .AddAuthorizationBuilder()
                    .SetFallbackPolicy(
                        new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder()
                            .RequireAuthenticatedUser()
                            .Build()
                    )
        );
        await api.RegisterAsync("ada");

        var response = await api.PostAsync("/auth/login", TestApi.Credentials("ada"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/sessions")]
    [InlineData("/sessions/{session}")]
    public async Task A_path_to_end_a_session_without_its_id_stops_the_start(string pattern)
    {
        var start = () => TestApi.StartAsync(app => app.MapAuthCoreEndSession(pattern));

        (await start.Should().ThrowAsync<ArgumentException>()).WithMessage("*{id}*");
    }

    private static IEnumerable<string> Paths(TestApi api)
    {
        string[] own = ["/protected", "/admin", "/open"];
        return api
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path => !own.Contains(path, StringComparer.Ordinal));
    }

    private sealed class SignUp : IRegisterRequest
    {
        [JsonPropertyName("name")]
        public string? UserName { get; init; }

        [JsonPropertyName("secret")]
        public string? Password { get; init; }

        public bool Newsletter { get; init; }
    }
}
