using System.Collections.Concurrent;
using System.Text.Json;
using Auth.Core.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Auth.Core.Browser.Tests;

/// <summary>Where a browser keeps things, and that no token and no password is among them.</summary>
[Trait("attack", "A5, A13")]
[Collection(BrowserHouse.Collection)]
public sealed class SecrecyTests(BrowserHouse house)
{
    private const string Kept = """
        async () => {
          const databases = await indexedDB.databases();
          const caches = await window.caches.keys();
          return JSON.stringify({
            local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, name: window.name,
            databases, caches, state: history.state, address: location.href,
            asked: performance.getEntries().map((entry) => entry.name),
            page: document.documentElement.outerHTML,
            typed: [...document.querySelectorAll("input")].map((input) => input.value),
            globals: Object.values(window).filter((value) => typeof value === "string"),
          });
        }
        """;

    [BrowserFact]
    public async Task No_token_and_no_password_is_in_any_address_storage_or_line_of_the_console()
    {
        await using var visitor = await house.VisitAsync();
        var tokens = new ConcurrentBag<string>();
        visitor.Page.Response += async (_, response) =>
        {
            if (
                response.Url.EndsWith("/auth/login", StringComparison.Ordinal)
                || response.Url.EndsWith("/refresh", StringComparison.Ordinal)
            )
            {
                tokens.Add(
                    JsonDocument.Parse(await response.TextAsync()).RootElement.GetProperty("access_token").GetString()!
                );
            }
        };

        await visitor.EnterAsync();
        await visitor.Press("Open the admin panel");
        await visitor.Press("Renew now");
        await Assertions.Expect(visitor.Status).ToHaveTextAsync("The access token is new.");
        var kept = await visitor.Page.EvaluateAsync<string>(Kept);
        var secrets = (await visitor.Context.CookiesAsync()).Select(cookie => cookie.Value).Concat(tokens).ToList();

        secrets.Should().HaveCountGreaterThanOrEqualTo(4, "two cookies, a login and a renewal");
        foreach (var secret in secrets.Append(Visitor.Password).Select(secret => secret[^12..]))
        {
            kept.Should().NotContain(secret);
            visitor.ConsoleLines.Should().NotContain(line => line.Contains(secret, StringComparison.Ordinal));
            visitor.Addresses.Should().NotContain(address => address.Contains(secret, StringComparison.Ordinal));
        }

        using var json = JsonDocument.Parse(kept);
        json.RootElement.GetProperty("local").EnumerateObject().Should().BeEmpty();
        json.RootElement.GetProperty("session").EnumerateObject().Should().BeEmpty();
        json.RootElement.GetProperty("databases").GetArrayLength().Should().Be(0);
        json.RootElement.GetProperty("caches").GetArrayLength().Should().Be(0);
        json.RootElement.GetProperty("cookie").GetString().Should().BeEmpty();
        visitor.Addresses.Should().OnlyContain(address => !address.Contains('?'));
    }

    [BrowserFact]
    public async Task Both_cookies_are_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var visitor = await house.VisitAsync();
        await visitor.EnterAsync();

        var cookies = await visitor.Context.CookiesAsync();

        cookies
            .Select(cookie => cookie.Name)
            .Should()
            .BeEquivalentTo("__Host-authcore-refresh", "__Host-authcore-device");
        cookies
            .Should()
            .OnlyContain(cookie =>
                cookie.HttpOnly && cookie.Secure && cookie.SameSite == SameSiteAttribute.Strict && cookie.Path == "/"
            );
    }

    [BrowserFact]
    public async Task A_script_that_somebody_injects_is_not_run()
    {
        await using var visitor = await house.VisitAsync();

        var hasRun = await visitor.Page.EvaluateAsync<bool>(
            """
            () => {
              const script = document.createElement("script");
              script.textContent = "window.injected = true";
              document.body.append(script);
              const image = document.createElement("div");
              image.innerHTML = "<img src=x onerror='window.injected = true'>";
              document.body.append(image);
              return new Promise((done) => setTimeout(() => done(window.injected === true), 500));
            }
            """
        );

        hasRun.Should().BeFalse();
    }

    [BrowserFact]
    public async Task Another_site_can_neither_use_the_session_nor_frame_the_page()
    {
        await using var visitor = await house.VisitAsync();
        await visitor.EnterAsync();
        var other = await visitor.Context.NewPageAsync();

        // The same program under another name is another site to the browser; this document of it has no policy of its own.
        await other.GotoAsync(
            house.Address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal) + "/openapi/v1.json"
        );
        var answers = await other.EvaluateAsync<string[]>(
            """
            async (address) => {
              const post = async (path, more) => {
                try {
                  const answer = await fetch(address + path, { method: "POST", credentials: "include", ...more });
                  return String(answer.type === "opaque" ? "unread" : answer.status);
                } catch {
                  return "refused";
                }
              };
              return [
                await post("/auth/refresh", { headers: { "X-CSRF": "1" } }),
                await post("/auth/logout", { mode: "no-cors" }),
              ];
            }
            """,
            house.Address
        );
        await other.EvaluateAsync(
            """
            (address) => new Promise((done) => {
              const frame = document.createElement("iframe");
              frame.onload = done;
              frame.src = address;
              document.body.append(frame);
            })
            """,
            house.Address
        );

        answers.Should().Equal("refused", "unread");
        (await other.Frames[^1].Locator("form#login").CountAsync()).Should().Be(0, "a frame shows nothing of it");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.Locator("#signed-in")).ToBeVisibleAsync();
    }
}
