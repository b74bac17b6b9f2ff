namespace Auth.Core.AspNetCore.Tests.Endpoints;

/// <summary>No cache keeps what speaks of a session.</summary>
[Trait("attack", "A11")]
[Trait("asvs", "14.3.2")]
public sealed class NoStoreTests
{
    [Theory]
    [InlineData("POST", "/auth/register")]
    [InlineData("POST", "/auth/login")]
    [InlineData("POST", "/auth/refresh")]
    [InlineData("POST", "/auth/logout")]
    [InlineData("POST", "/auth/logout-everywhere")]
    [InlineData("GET", "/auth/sessions")]
    [InlineData("DELETE", "/auth/sessions/x")]
    [InlineData("POST", "/auth/change-password")]
    [InlineData("GET", "/auth/me")]
    public async Task A11_every_answer_is_kept_by_nobody(string method, string path)
    {
        await using var api = await AuthApi.StartAsync();
        await api.RegisterAsync("ada");
        var login = await api.LogInAsync("ada");
        var body = $$"""
            {"username":"ada","password":"{{TestApi.Password}}","refresh_token":"{{login.RefreshToken.Reveal()}}",
             "current_password":"{{TestApi.Password}}","new_password":"a wholly different phrase"}
            """;

        foreach (var authorization in new[] { null, "Bearer junk", $"Bearer {login.AccessToken.Reveal()}" })
        {
            var content = method is "POST"
                ? new StringContent(body, MediaTypeHeaderValue.Parse("application/json"))
                : null;
            var response = await api.SendAsync(path, authorization, new HttpMethod(method), content);

            response.Headers.CacheControl!.ToString().Should().Be("no-store");
            response.Headers.Pragma.ToString().Should().Be("no-cache");
        }
    }
}
