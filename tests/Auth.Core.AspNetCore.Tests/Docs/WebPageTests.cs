using System.Security.Claims;
using System.Text.Json.Serialization;
using Auth.Core.AspNetCore.Requests;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace Auth.Core.AspNetCore.Tests.Docs;

/// <summary>The code of docs/web.md and of the package's own README, run.</summary>
public sealed class WebPageTests
{
    [Fact]
    public void The_package_is_added_with_a_key_from_the_environment()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder
            .Services.AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://id.example.org";
                options.Tokens.Audience = "https://api.example.org";
                options.Tokens.SigningKeys.Add(SigningKey.FromEnvironment()); // AUTH_SIGNING_KEY: openssl rand -base64 32
            })
            .AddInMemoryStores()
            .AddAuthCoreBearer();
        using var app = builder.Build();

        var resolve = () => app.Services.GetRequiredService<AuthenticationService>();

        resolve.Should().Throw<ArgumentException>("no test sets it").WithMessage("*AUTH_SIGNING_KEY*");
    }

    [Fact]
    public async Task Endpoints_are_guarded_by_role_and_by_a_fresh_login()
    {
        await using var api = await TestApi.StartAsync(app =>
        {
            app.MapGet("/orders", (ClaimsPrincipal user) => $"Orders of {user.GetUserId()}").RequireAuthorization();
            app.MapGet("/reports", [Authorize(Roles = "admin")] () => "Reports");
            app.MapDelete("/account", () => "Gone").RequireRecentAuthentication(TimeSpan.FromMinutes(10));
        });
        var client = api.Client.SignInAs(api.Services, "ada", "admin");

        (await client.GetAsync("/orders")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync("/reports")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.DeleteAsync("/account")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Endpoints_are_renamed_left_out_and_given_another_request()
    {
        await using var api = await TestApi.StartAsync(app =>
        {
            var auth = app.MapAuthCore("/account", options => options.Register = null);
            auth.MapAuthCoreRegister<SignUp>(
                "/sign-up",
                (request, user, context) => KeepAsync(user.Id, request.Newsletter)
            );
        });

        var response = await api.PostAsync(
            "/account/sign-up",
            """{"username":"ada","password":"correct horse battery","newsletter":true}"""
        );

        response.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_test_signs_its_client_in()
    {
        await using var factory = await TestApi.StartAsync();

        var client = factory.Client.SignInAs(factory.Services, "ada", "admin");
        var response = await client.GetAsync("/admin");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static Task KeepAsync(Users.UserId user, bool newsletter) => Task.FromResult((user, newsletter));

    private sealed class SignUp : IRegisterRequest
    {
        [JsonPropertyName("username")]
        public string? UserName { get; init; }

        [JsonPropertyName("password")]
        public string? Password { get; init; }

        [JsonPropertyName("newsletter")]
        public bool Newsletter { get; init; }
    }
}
