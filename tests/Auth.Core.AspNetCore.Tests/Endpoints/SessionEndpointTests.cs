using System.Text.Json;

namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>Refresh, logout, the list of sessions and ending one.</summary>
public sealed class SessionEndpointTests
{
    [Fact]
    public async Task A_refresh_token_is_used_up_by_its_successor()
    {
        await using var api = await AuthApi.StartAsync();
        var login = await LogInAsync(api);

        var next = await Answer.JsonAsync(await RefreshAsync(api, Text(login, "refresh_token")));

        Text(next, "refresh_token").Should().NotBe(Text(login, "refresh_token"));
        (await api.SendAsync("/auth/me", $"Bearer {Text(next, "access_token")}")).IsSuccessStatusCode.Should().BeTrue();
    }

    [Theory]
    [InlineData("\"junk\"")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task Junk_renews_nothing(string token)
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync("/auth/refresh", $$"""{"refresh_token":{{token}}}""");

        await Answer.ShouldBeAsync(response, HttpStatusCode.Unauthorized, AuthCoreProblems.RefreshRefused);
    }

    [Fact]
    [Trait("attack", "R12")]
    public async Task An_access_token_renews_nothing_and_a_refresh_token_opens_nothing()
    {
        await using var api = await AuthApi.StartAsync();
        var login = await LogInAsync(api);

        var refresh = await RefreshAsync(api, Text(login, "access_token"));
        var me = await api.SendAsync("/auth/me", $"Bearer {Text(login, "refresh_token")}");

        refresh.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        me.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Trait("attack", "R10")]
    public async Task Logging_out_tells_nothing_of_the_token()
    {
        await using var api = await AuthApi.StartAsync();
        var login = await LogInAsync(api);
        string[] tokens =
        [
            Text(login, "refresh_token"),
            "junk",
            Text(login, "access_token"),
            Text(login, "refresh_token"),
        ];

        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            answers.Add(
                await Answer.TextAsync(await api.PostAsync("/auth/logout", $$"""{"refresh_token":"{{token}}"}"""))
            );
        }

        answers.Should().ContainSingle().Which.Should().StartWith("200\n");
        (await api.SendAsync("/auth/me", $"Bearer {Text(login, "access_token")}"))
            .StatusCode.Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_every_session()
    {
        await using var api = await AuthApi.StartAsync();
        var first = await LogInAsync(api);
        var second = await LogInAsync(api);

        var response = await api.PostAsync("/auth/logout-everywhere", "", $"Bearer {Text(first, "access_token")}");

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await RefreshAsync(api, Text(second, "refresh_token"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Trait("attack", "R15")]
    public async Task The_list_shows_the_caller_s_sessions_and_no_token()
    {
        await using var api = await AuthApi.StartAsync();
        await api.TokenOfNewUserAsync("eve");
        var first = await LogInAsync(api);
        var second = await LogInAsync(api);

        var response = await api.SendAsync("/auth/sessions", $"Bearer {Text(second, "access_token")}");

        var text = await response.Content.ReadAsStringAsync();
        var sessions = (await Answer.JsonAsync(response)).GetProperty("sessions").EnumerateArray().ToList();
        sessions.Should().HaveCount(2);
        sessions.Count(session => session.GetProperty("is_current").GetBoolean()).Should().Be(1);
        text.Should().NotContain("acr1_").And.NotContain(Text(first, "access_token"));
    }

    [Fact]
    [Trait("asvs", "7.5.2")]
    public async Task Another_session_is_ended_only_after_a_fresh_login()
    {
        await using var api = await AuthApi.StartAsync();
        var first = await LogInAsync(api);
        var other = await SessionOfAsync(api, first);
        var second = await LogInAsync(api);
        api.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        var fresh = await LogInAsync(api);

        var stale = await EndAsync(api, other, second);
        var done = await EndAsync(api, other, fresh);

        Answer.Challenge(stale).Should().Contain("insufficient_user_authentication").And.Contain("max_age=\"600\"");
        await Answer.ShouldBeAsync(stale, HttpStatusCode.Unauthorized, AuthCoreProblems.RecentAuthenticationRequired);
        done.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_caller_s_own_session_is_ended_at_any_time()
    {
        await using var api = await AuthApi.StartAsync();
        var login = await LogInAsync(api);
        var own = await SessionOfAsync(api, login);
        api.Clock.Advance(TimeSpan.FromMinutes(20));

        var response = await EndAsync(api, own, login);

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_session_of_somebody_else_and_one_of_nobody_look_the_same()
    {
        await using var api = await AuthApi.StartAsync();
        var ada = await LogInAsync(api);
        await api.RegisterAsync("eve");
        var theirs = (await api.LogInAsync("eve")).AccessToken.SessionId.Value;

        var foreign = await Answer.TextAsync(await EndAsync(api, theirs, ada));
        var unknown = await Answer.TextAsync(await EndAsync(api, "nothing", ada));

        foreign.Should().Be(unknown).And.StartWith("404\n").And.Contain(AuthCoreProblems.SessionUnknown);
    }

    private static async Task<JsonElement> LogInAsync(TestApi api)
    {
        if (await api.Authentication.FindUserAsync("ada") is null)
        {
            await api.RegisterAsync("ada");
        }

        return await Answer.JsonAsync(await api.PostAsync("/auth/login", TestApi.Credentials("ada")));
    }

    private static Task<HttpResponseMessage> RefreshAsync(TestApi api, string token) =>
        api.PostAsync("/auth/refresh", $$"""{"refresh_token":"{{token}}"}""");

    private static Task<HttpResponseMessage> EndAsync(TestApi api, string session, JsonElement by) =>
        api.SendAsync($"/auth/sessions/{session}", $"Bearer {Text(by, "access_token")}", HttpMethod.Delete);

    private static async Task<string> SessionOfAsync(TestApi api, JsonElement login)
    {
        var me = await api.SendAsync("/auth/me", $"Bearer {Text(login, "access_token")}");
        return Text(await Answer.JsonAsync(me), "session_id");
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
