using Auth.Core.State;
using Auth.Core.Tokens;

namespace Auth.Core.AspNetCore.Tests.Bearer;

/// <summary>What the scheme answers, whatever is wrong with a token.</summary>
[Trait("attack", "A7-A9")]
public sealed class BearerAnswerTests
{
    [Fact]
    public async Task A7_a_missing_role_is_403_insufficient_scope()
    {
        await using var api = await TestApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();

        var response = await api.SendAsync("/admin", $"Bearer {token}");

        Answer.Challenge(response).Should().Be("Bearer realm=\"api\", error=\"insufficient_scope\"");
        await Answer.ShouldBeAsync(response, HttpStatusCode.Forbidden, AuthCoreProblems.InsufficientScope);
    }

    [Fact]
    public async Task A8_expired_revoked_and_forged_tokens_get_one_and_the_same_answer()
    {
        await using var api = await TestApi.StartAsync();
        var expired = await api.TokenOfNewUserAsync("eve");
        api.Clock.Advance(TimeSpan.FromHours(1));
        var revoked = await api.LogInAsync("eve");
        var live = (await api.LogInAsync("eve")).AccessToken.Reveal();
        await api.Authentication.LogoutAsync(revoked.RefreshToken.Reveal());
        var disabled = await api.TokenOfNewUserAsync("mallory");
        await api.Authentication.DisableAsync((await api.Authentication.FindUserAsync("mallory"))!.Id);
        string[] tokens =
        [
            expired,
            revoked.AccessToken.Reveal(),
            disabled,
            live[..^4] + "AAAA",
            "a.b.c",
            "x",
            revoked.RefreshToken.Reveal(),
            new string('a', 9000),
        ];

        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            answers.Add(await Answer.TextAsync(await api.SendAsync("/protected", $"Bearer {token}")));
        }

        answers.Should().ContainSingle().Which.Should().StartWith("401\n");
    }

    [Fact]
    [Trait("asvs", "16.5.1")]
    public async Task A9_a_validator_that_throws_authenticates_nobody_and_tells_nothing()
    {
        var tokens = new ThrowingTokenService();
        await using var api = await TestApi.StartAsync(before: services =>
            services.AddSingleton<ITokenService>(tokens)
        );

        var closed = await api.SendAsync("/protected", "Bearer my-secret-token");
        var open = await api.SendAsync("/open", "Bearer my-secret-token");

        await Answer.ShouldBeAsync(closed, HttpStatusCode.InternalServerError, AuthCoreProblems.InternalError);
        (await closed.Content.ReadAsStringAsync()).Should().NotContain("Cannot read");
        (await open.Content.ReadAsStringAsync()).Should().Be("nobody");
    }

    [Fact]
    public async Task A_refused_right_is_in_the_log_with_the_user_and_nothing_else_of_the_request()
    {
        await using var api = await TestApi.StartAsync();
        var user = await api.RegisterAsync("ada");
        var token = (await api.LogInAsync("ada")).AccessToken.Reveal();

        await api.SendAsync("/admin?secret=typed", $"Bearer {token}");

        api.Log.Text.Should().Contain($"A request of user {user.Id} was refused for a missing right.");
        api.Log.Text.Should().NotContain(token);
    }

    [Fact]
    public async Task A_store_that_is_out_is_503_with_a_time_and_never_401()
    {
        var state = new FailingStateStore();
        await using var api = await TestApi.StartAsync(before: services => services.AddSingleton<IStateStore>(state));
        var token = await api.TokenOfNewUserAsync();
        state.IsOut = true;

        var response = await api.SendAsync("/protected", $"Bearer {token}");

        Answer.Challenge(response).Should().Be("none");
        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        await Answer.ShouldBeAsync(response, HttpStatusCode.ServiceUnavailable, AuthCoreProblems.Unavailable);
    }

    [Fact]
    public async Task A_forged_token_is_401_also_while_the_store_is_out()
    {
        var state = new FailingStateStore { IsOut = true };
        await using var api = await TestApi.StartAsync(before: services => services.AddSingleton<IStateStore>(state));

        var response = await api.SendAsync("/protected", "Bearer a.b.c");

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task HEAD_gets_the_headers_of_the_answer_and_no_body()
    {
        await using var api = await TestApi.StartAsync();

        var response = await api.SendAsync("/protected", method: HttpMethod.Head);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        Answer.Challenge(response).Should().Be("Bearer realm=\"api\"");
        response.Content.Headers.ContentLength.Should().Be(KnownProblems.AuthenticationRequired.Text.Length);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_response_that_has_begun_is_left_as_it_is()
    {
        await using var api = await TestApi.StartAsync(app =>
            app.MapGet(
                "/late",
                async (HttpContext context) =>
                {
                    await context.Response.WriteAsync("begun");
                    await context.Response.Body.FlushAsync();
                    await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.ChallengeAsync(
                        context
                    );
                }
            )
        );

        var response = await api.SendAsync("/late");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().Be("begun");
    }

    [Fact]
    [Trait("attack", "G2")]
    public async Task G2_no_token_is_ever_logged()
    {
        await using var api = await TestApi.StartAsync();
        var good = await api.TokenOfNewUserAsync();
        const string Junk = "junk-that-cannot-be-parsed";

        await api.SendAsync("/protected", $"Bearer {good}");
        await api.SendAsync("/protected", $"Bearer {Junk}");
        await api.SendAsync("/protected", $"Bearer {good}x");

        api.Log.Text.Should().Contain("/protected", "the log is complete").And.NotContain(good).And.NotContain(Junk);
    }

    [Fact]
    [Trait("attack", "G5")]
    public async Task G5_the_token_package_is_never_told_to_show_secrets()
    {
        await using var api = await TestApi.StartAsync();

        await api.SendAsync("/protected", "Bearer a.b.c");

        Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII.Should().BeFalse();
        Microsoft.IdentityModel.Logging.IdentityModelEventSource.LogCompleteSecurityArtifact.Should().BeFalse();
    }

    [Fact]
    public async Task A_message_of_a_throwing_validator_is_not_logged()
    {
        var tokens = new ThrowingTokenService();
        await using var api = await TestApi.StartAsync(before: services =>
            services.AddSingleton<ITokenService>(tokens)
        );

        await api.SendAsync("/protected", "Bearer my-secret-token");

        api.Log.Text.Should().Contain("System.InvalidOperationException").And.NotContain("my-secret-token");
    }
}
