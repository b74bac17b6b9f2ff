using Auth.Core.Accounts;
using Auth.Core.Sessions;

namespace Auth.Core.AspNetCore.Tests.RecentAuthentication;

/// <summary>A fresh login before something that matters.</summary>
[Trait("asvs", "7.5.3")]
public sealed class RecentAuthenticationTests
{
    private const string Challenge =
        "Bearer realm=\"api\", error=\"insufficient_user_authentication\", "
        + "error_description=\"Log in again to do this\", max_age=\"600\"";

    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_login_of_up_to_ten_minutes_ago_is_admitted()
    {
        await using var api = await StartAsync();
        var token = await api.TokenOfNewUserAsync();
        api.Clock.Advance(TenMinutes);

        var response = await api.SendAsync("/delicate", $"Bearer {token}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_older_login_is_asked_for_the_password_again()
    {
        await using var api = await StartAsync();
        var token = await api.TokenOfNewUserAsync();
        api.Clock.Advance(TenMinutes + TimeSpan.FromSeconds(1));

        var response = await api.SendAsync("/delicate", $"Bearer {token}");

        Answer.Challenge(response).Should().Be(Challenge);
        await Answer.ShouldBeAsync(
            response,
            HttpStatusCode.Unauthorized,
            AuthCoreProblems.RecentAuthenticationRequired
        );
    }

    [Fact]
    public async Task Refreshing_does_not_count_as_a_login()
    {
        await using var api = await StartAsync();
        await api.RegisterAsync("ada");
        var login = await api.LogInAsync("ada");
        api.Clock.Advance(TenMinutes + TimeSpan.FromSeconds(1));
        var refreshed = (RefreshOutcome.Refreshed)await api.Authentication.RefreshAsync(login.RefreshToken.Reveal());

        var response = await api.SendAsync("/delicate", $"Bearer {refreshed.AccessToken.Reveal()}");

        Answer.Challenge(response).Should().Be(Challenge);
    }

    [Fact]
    public async Task A_token_issued_without_a_login_is_not_recent()
    {
        await using var api = await StartAsync();
        var user = await api.RegisterAsync("ada");
        var issued = (IssueOutcome.Issued)await api.Authentication.IssueAsync(user.Id);

        var response = await api.SendAsync("/delicate", $"Bearer {issued.AccessToken.Reveal()}");

        Answer.Challenge(response).Should().Be(Challenge);
    }

    [Fact]
    public async Task Who_lacks_the_role_too_is_not_sent_to_log_in_again()
    {
        await using var api = await StartAsync();
        var token = await api.TokenOfNewUserAsync();
        api.Clock.Advance(TenMinutes + TimeSpan.FromSeconds(1));

        var response = await api.SendAsync("/delicate-admin", $"Bearer {token}");

        await Answer.ShouldBeAsync(response, HttpStatusCode.Forbidden, AuthCoreProblems.InsufficientScope);
    }

    [Fact]
    public async Task Who_sends_no_token_gets_the_bare_challenge()
    {
        await using var api = await StartAsync();

        var response = await api.SendAsync("/delicate");

        Answer.Challenge(response).Should().Be("Bearer realm=\"api\"");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-1)]
    [InlineData(1.5)]
    public void An_age_that_cannot_be_said_in_whole_seconds_is_a_caller_s_bug(double seconds)
    {
        var policy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder();

        var act = () => policy.RequireRecentAuthentication(TimeSpan.FromSeconds(seconds));

        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxAge");
    }

    private static Task<TestApi> StartAsync() =>
        TestApi.StartAsync(app =>
        {
            app.MapGet("/delicate", () => "done").RequireRecentAuthentication(TenMinutes);
            app.MapGet("/delicate-admin", () => "done")
                .RequireAuthorization(policy => policy.RequireRole("admin").RequireRecentAuthentication(TenMinutes));
        });
}
