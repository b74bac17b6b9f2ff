namespace Auth.Core.AspNetCore.Tests.Endpoints;

public sealed class ChangePasswordEndpointTests
{
    private const string Next = "a wholly different phrase";

    [Fact]
    public async Task The_caller_goes_on_with_a_new_session_and_all_others_end()
    {
        await using var api = await AuthApi.StartAsync();
        var old = await api.TokenOfNewUserAsync();

        var response = await api.PostAsync("/auth/change-password", Body(TestApi.Password, Next), $"Bearer {old}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var token = (await Answer.JsonAsync(response)).GetProperty("access_token").GetString();
        (await api.SendAsync("/auth/me", $"Bearer {token}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await api.SendAsync("/auth/me", $"Bearer {old}")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await api.PostAsync("/auth/login", TestApi.Credentials("ada", Next))).IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task A_wrong_current_password_changes_nothing()
    {
        await using var api = await AuthApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();

        var response = await api.PostAsync(
            "/auth/change-password",
            Body("wrong horse battery", Next),
            $"Bearer {token}"
        );

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.CurrentPasswordRefused);
        (await api.SendAsync("/auth/me", $"Bearer {token}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_password_that_the_policy_refuses_changes_nothing()
    {
        await using var api = await AuthApi.StartAsync();
        var token = await api.TokenOfNewUserAsync();

        var response = await api.PostAsync("/auth/change-password", Body(TestApi.Password, "short"), $"Bearer {token}");

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.PasswordRejected);
    }

    [Fact]
    public async Task Without_a_token_the_body_is_not_even_read()
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync("/auth/change-password", "{");

        await Answer.ShouldBeAsync(response, HttpStatusCode.Unauthorized, AuthCoreProblems.AuthenticationRequired);
    }

    private static string Body(string current, string next) =>
        $$"""{"current_password":"{{current}}","new_password":"{{next}}"}""";
}
