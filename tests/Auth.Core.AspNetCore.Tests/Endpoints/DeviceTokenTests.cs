namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>The device token over HTTP: strangers who guess cannot keep an owner out who has logged in from there before.</summary>
public sealed class DeviceTokenTests
{
    private const string Next = "a wholly different phrase";

    [Fact]
    public async Task Its_owner_gets_in_while_everybody_else_waits()
    {
        await using var api = await AuthApi.StartAsync();
        await api.RegisterAsync("ada");
        var device = await DeviceOfAsync(await LogInAsync(api));
        await GuessAsync(api);

        var owner = await LogInAsync(api, device);
        var stranger = await LogInAsync(api);
        var forger = await LogInAsync(api, device[..^1] + (device[^1] is 'A' ? 'B' : 'A'));

        owner.StatusCode.Should().Be(HttpStatusCode.OK);
        await Answer.ShouldBeAsync(stranger, HttpStatusCode.TooManyRequests, AuthCoreProblems.TooManyAttempts);
        stranger.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(30));
        forger.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task It_counts_for_a_change_of_password_too_which_gives_the_next_one()
    {
        await using var api = await AuthApi.StartAsync();
        var access = await api.TokenOfNewUserAsync();
        var device = await DeviceOfAsync(await LogInAsync(api));
        await GuessAsync(api);

        var without = await ChangeAsync(api, access, device: null);
        var with = await ChangeAsync(api, access, device);
        var old = await LogInAsync(api, device, Next);
        var renewed = await LogInAsync(api, await DeviceOfAsync(with), Next);

        await Answer.ShouldBeAsync(without, HttpStatusCode.TooManyRequests, AuthCoreProblems.TooManyAttempts);
        with.StatusCode.Should().Be(HttpStatusCode.OK);
        old.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "the change has voided it");
        renewed.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_gives_none_for_no_password_was_asked()
    {
        await using var api = await AuthApi.StartAsync();
        await api.RegisterAsync("ada");
        var refresh = (await api.LogInAsync("ada")).RefreshToken.Reveal();

        var response = await api.PostAsync("/auth/refresh", $$"""{"refresh_token":"{{refresh}}"}""");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Answer.JsonAsync(response)).TryGetProperty("device_token", out _).Should().BeFalse();
    }

    private static Task<HttpResponseMessage> LogInAsync(
        TestApi api,
        string? device = null,
        string password = TestApi.Password
    ) =>
        api.PostAsync(
            "/auth/login",
            device is null
                ? TestApi.Credentials("ada", password)
                : $$"""{"username":"ada","password":"{{password}}","device_token":"{{device}}"}"""
        );

    private static Task<HttpResponseMessage> ChangeAsync(TestApi api, string access, string? device)
    {
        var more = device is null ? string.Empty : $",\"device_token\":\"{device}\"";
        return api.PostAsync(
            "/auth/change-password",
            $$"""{"current_password":"{{TestApi.Password}}","new_password":"{{Next}}"{{more}}}""",
            $"Bearer {access}"
        );
    }

    private static async Task GuessAsync(TestApi api)
    {
        for (var i = 0; i < 6; i++)
        {
            await api.PostAsync("/auth/login", TestApi.Credentials("ada", $"wrong horse battery {i}"));
        }
    }

    private static async Task<string> DeviceOfAsync(HttpResponseMessage response) =>
        (await Answer.JsonAsync(response)).GetProperty("device_token").GetString()!;
}
