namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>Register, login and me, as a client meets them.</summary>
public sealed class RegisterAndLoginTests
{
    [Fact]
    public async Task A_new_user_is_created_and_told_who_it_is()
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync("/auth/register", TestApi.Credentials("ada"));

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        var user = (await api.Authentication.FindUserAsync("ada"))!;
        (await response.Content.ReadAsStringAsync())
            .Should()
            .Be($$"""{"id":"{{user.Id}}","username":"ada","roles":["user"]}""");
    }

    [Fact]
    public async Task A_login_answers_as_RFC_6749_says()
    {
        await using var api = await AuthApi.StartAsync();
        await api.RegisterAsync("ada");

        var response = await api.PostAsync("/auth/login", TestApi.Credentials("ada"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var json = await Answer.JsonAsync(response);
        json.EnumerateObject()
            .Select(member => member.Name)
            .Should()
            .Equal("access_token", "token_type", "expires_in", "refresh_token", "device_token");
        json.GetProperty("token_type").GetString().Should().Be("Bearer");
        json.GetProperty("expires_in").GetInt64().Should().Be(1800);
    }

    [Fact]
    public async Task The_token_of_a_login_opens_what_it_should()
    {
        await using var api = await AuthApi.StartAsync();
        var user = await api.RegisterAsync("ada", "editor");
        var login = await Answer.JsonAsync(await api.PostAsync("/auth/login", TestApi.Credentials("ada")));

        var response = await api.SendAsync("/auth/me", $"Bearer {login.GetProperty("access_token").GetString()}");

        var me = await Answer.JsonAsync(response);
        me.GetProperty("id").GetString().Should().Be(user.Id.Value);
        me.GetProperty("username").GetString().Should().Be("ada");
        me.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).Should().Equal("user", "editor");
        me.GetProperty("authenticated_at").GetDateTimeOffset().Should().Be(api.Clock.GetUtcNow());
    }

    [Fact]
    [Trait("attack", "L1")]
    public async Task L1_unknown_wrong_disabled_and_malformed_logins_get_one_and_the_same_answer()
    {
        await using var api = await AuthApi.StartAsync();
        await api.RegisterAsync("ada");
        var closed = await api.RegisterAsync("closed");
        await api.Authentication.DisableAsync(closed.Id);
        string[] bodies =
        [
            TestApi.Credentials("nobody"),
            TestApi.Credentials("ada", "wrong horse battery"),
            TestApi.Credentials("closed"),
            TestApi.Credentials("ada", string.Empty),
            TestApi.Credentials(new string('n', 300)),
            TestApi.Credentials("ada", new string('p', 1025)),
            """{"username":"ada"}""",
            "{}",
            """{"username":null,"password":null}""",
        ];

        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var body in bodies)
        {
            answers.Add(await Answer.TextAsync(await api.PostAsync("/auth/login", body)));
        }

        answers
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("401\n")
            .And.Contain(AuthCoreProblems.LoginRefused)
            .And.Contain("WWW-Authenticate: Bearer realm=\"api\"\n");
    }

    [Fact]
    public async Task A_taken_name_is_409_in_every_spelling()
    {
        await using var api = await AuthApi.StartAsync();
        await api.RegisterAsync("ada");

        var response = await api.PostAsync("/auth/register", TestApi.Credentials("ADA"));

        await Answer.ShouldBeAsync(response, HttpStatusCode.Conflict, AuthCoreProblems.UserNameTaken);
    }

    [Fact]
    public async Task A_refused_password_tells_every_reason()
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync("/auth/register", TestApi.Credentials("ada", "short\\u0007"));

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.PasswordRejected);
        (await Answer.JsonAsync(response))
            .GetProperty("reasons")
            .EnumerateArray()
            .Select(reason => reason.GetString())
            .Should()
            .BeEquivalentTo("too_short", "forbidden_character");
    }

    [Fact]
    public async Task A_refused_name_tells_the_reason()
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync("/auth/register", TestApi.Credentials(new string('n', 65)));

        await Answer.ShouldBeAsync(response, HttpStatusCode.BadRequest, AuthCoreProblems.UserNameRejected);
        (await Answer.JsonAsync(response)).GetProperty("reason").GetString().Should().Be("too_long");
    }

    [Fact]
    [Trait("attack", "L11")]
    public async Task L11_members_that_nobody_asked_for_have_no_effect()
    {
        await using var api = await AuthApi.StartAsync();

        var response = await api.PostAsync(
            "/auth/register",
            $$"""
            {"id":"me","sub":"me","role":"admin","roles":["admin"],"isAdmin":true,"emailConfirmed":true,
             "username":"ada","password":"{{TestApi.Password}}"}
            """
        );

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        var user = (await api.Authentication.FindUserAsync("ada"))!;
        user.Roles.Should().Equal("user");
        user.Id.Value.Should().NotBe("me");
    }

    [Theory]
    [InlineData("//auth/login", HttpStatusCode.NotFound)]
    [InlineData("/auth//login", HttpStatusCode.NotFound)]
    [InlineData("/Auth/LOGIN", HttpStatusCode.Unauthorized)]
    [InlineData("/auth/login/", HttpStatusCode.Unauthorized)]
    [InlineData("/auth/login/x", HttpStatusCode.NotFound)]
    [Trait("attack", "L13")]
    public async Task L13_another_spelling_of_the_path_is_the_same_endpoint_or_none(
        string path,
        HttpStatusCode expected
    )
    {
        await using var api = await AuthApi.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("https://localhost" + path))
        {
            Content = new StringContent(TestApi.Credentials("ada"), MediaTypeHeaderValue.Parse("application/json")),
        };

        var response = await api.Client.SendAsync(request);

        response.StatusCode.Should().Be(expected);
    }
}
