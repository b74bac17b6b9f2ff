using System.Text.RegularExpressions;
using Auth.Core.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Auth.Core.Browser.Tests;

/// <summary>What becomes of a session in a browser: a reload, a second browser, an end from elsewhere, time.</summary>
[Collection(BrowserHouse.Collection)]
public sealed class SessionTests(BrowserHouse house)
{
    [BrowserFact]
    public async Task A_reload_keeps_the_session_and_logging_out_ends_it_for_good()
    {
        await using var visitor = await house.VisitAsync();
        var name = await visitor.EnterAsync();

        await visitor.Page.ReloadAsync();
        await visitor.ShouldBeInAsync(name);
        await visitor.Press("Log out");
        await visitor.ShouldBeOutAsync();
        await visitor.Page.ReloadAsync();

        await visitor.ShouldBeOutAsync();
        (await CookieNamesAsync(visitor)).Should().Equal("__Host-authcore-device");
    }

    [BrowserFact]
    public async Task Ending_another_session_logs_that_browser_out()
    {
        await using var here = await house.VisitAsync();
        await using var there = await house.VisitAsync();
        var name = await here.EnterAsync();
        await there.LogInAsync(name);
        await there.ShouldBeInAsync(name);

        await here.Press("Look again");
        await Assertions.Expect(here.Page.Locator("#sessions li")).ToHaveCountAsync(2);
        await here
            .Page.Locator("#sessions li")
            .Filter(new() { HasNotText = "this one" })
            .GetByRole(AriaRole.Button)
            .ClickAsync();

        await Assertions.Expect(here.Status).ToHaveTextAsync("The session has ended.");
        await Assertions.Expect(here.Page.Locator("#sessions li")).ToHaveCountAsync(1);
        await there.Press("Look again");
        await there.ShouldBeOutAsync();
        await Assertions.Expect(there.Alert).ToHaveTextAsync("Your session has ended. Log in again.");
    }

    [BrowserFact]
    public async Task Logging_out_everywhere_ends_all()
    {
        await using var here = await house.VisitAsync();
        await using var there = await house.VisitAsync();
        var name = await here.EnterAsync();
        await there.LogInAsync(name);
        await there.ShouldBeInAsync(name);

        await here.Press("Log out everywhere");

        await here.ShouldBeOutAsync();
        await there.Page.ReloadAsync();
        await there.ShouldBeOutAsync();
    }

    [BrowserFact]
    public async Task Ending_the_session_of_this_page_is_logging_out()
    {
        await using var visitor = await house.VisitAsync();
        await visitor.EnterAsync();

        await visitor.Page.Locator("#sessions li").GetByRole(AriaRole.Button).ClickAsync();

        await visitor.ShouldBeOutAsync();
        (await CookieNamesAsync(visitor)).Should().NotContain("__Host-authcore-refresh");
    }

    [BrowserFact]
    public async Task The_countdown_runs_and_renews_the_token_before_it_ends()
    {
        await using var visitor = await house.VisitAsync();
        await visitor.Page.Clock.InstallAsync();
        await visitor.EnterAsync();
        var countdown = visitor.Page.Locator("#countdown");
        await Assertions.Expect(countdown).ToHaveTextAsync(Minutes(29));

        await visitor.Page.Clock.FastForwardAsync("20:00");
        await Assertions.Expect(countdown).ToHaveTextAsync(Minutes(9));
        var renewed = visitor.Page.WaitForResponseAsync("**/auth/refresh");
        await visitor.Page.Clock.FastForwardAsync("09:30");

        (await renewed).Status.Should().Be(200);
        await Assertions.Expect(countdown).ToHaveTextAsync(Minutes(29));
    }

    [BrowserFact]
    public async Task A_server_that_is_out_ends_no_session()
    {
        await using var visitor = await house.VisitAsync();
        var name = await visitor.EnterAsync();
        await visitor.Context.SetOfflineAsync(true);

        await visitor.Press("Look again");
        await Assertions.Expect(visitor.Alert).ToContainTextAsync("The service cannot answer now.");
        await visitor.Context.SetOfflineAsync(false);
        await visitor.Press("Look again");

        await Assertions.Expect(visitor.Alert).ToBeEmptyAsync();
        await visitor.ShouldBeInAsync(name);
    }

    private static Regex Minutes(int minutes) =>
        new($"^{minutes}:[0-9][0-9]$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task<IEnumerable<string>> CookieNamesAsync(Visitor visitor) =>
        (await visitor.Context.CookiesAsync()).Select(cookie => cookie.Name);
}
