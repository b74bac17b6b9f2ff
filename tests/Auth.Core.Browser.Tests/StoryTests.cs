using Auth.Core.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Auth.Core.Browser.Tests;

/// <summary>The whole story of the sample's page, in a real browser against the real program.</summary>
[Collection(BrowserHouse.Collection)]
public sealed class StoryTests(BrowserHouse house)
{
    [BrowserFact]
    public async Task A_newcomer_registers_with_hints_looks_around_and_comes_back()
    {
        await using var visitor = await house.VisitAsync();
        var page = visitor.Page;
        var name = Visitor.NewName();
        await page.GetByLabel("New user name").FillAsync(name);

        await page.GetByLabel("New password").FillAsync("short");
        await Assertions.Expect(page.Locator("#hints")).ToContainTextAsync("Use at least 15 characters.");
        await page.GetByLabel("New password").FillAsync($"{name}{name}");
        await Assertions.Expect(page.Locator("#hints")).ToContainTextAsync("made of your name");
        await page.GetByLabel("New password").FillAsync(Visitor.Password);
        await Assertions.Expect(page.Locator("#hints")).ToHaveTextAsync("This password can be used.");
        await visitor.Press("Register");

        await visitor.ShouldBeInAsync(name);
        await Assertions.Expect(visitor.Status).ToHaveTextAsync($"Welcome, {name}.");
        await Assertions.Expect(page.Locator("#who-roles")).ToHaveTextAsync("user");
        await Assertions.Expect(page.Locator("#sessions li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#sessions li")).ToContainTextAsync("(this one)");
        await visitor.Press("Open the admin panel");
        await Assertions.Expect(page.Locator("#admin-answer")).ToHaveTextAsync("Refused: only admins may see this.");

        await visitor.Press("Log out");
        await visitor.ShouldBeOutAsync();
        await Assertions.Expect(visitor.Status).ToHaveTextAsync("You are logged out.");
        await visitor.LogInAsync(name);
        await visitor.ShouldBeInAsync(name);
    }

    [BrowserFact]
    public async Task An_admin_sees_the_admin_panel()
    {
        await using var visitor = await house.VisitAsync();
        await visitor.LogInAsync(RunningSample.AdminName, RunningSample.AdminPassword);
        await visitor.ShouldBeInAsync(RunningSample.AdminName);

        await visitor.Press("Open the admin panel");

        await Assertions
            .Expect(visitor.Page.Locator("#admin-answer"))
            .ToHaveTextAsync("Welcome to the admin panel, admin!");
        await Assertions.Expect(visitor.Page.Locator("#who-roles")).ToHaveTextAsync("user, admin");
    }

    [BrowserFact]
    public async Task A_wrong_password_is_told_next_to_nothing_and_after_five_there_is_a_wait()
    {
        await using var visitor = await house.VisitAsync();
        var name = Visitor.NewName();

        for (var i = 0; i < 5; i++)
        {
            await visitor.LogInAsync(name, $"wrong {i}");
            await Assertions.Expect(visitor.Alert).ToHaveTextAsync("The user name or the password is wrong.");
        }

        await visitor.LogInAsync(name, "wrong again");

        await Assertions.Expect(visitor.Alert).ToContainTextAsync("Too many attempts. Try again in ");
        await Assertions.Expect(visitor.Page.GetByLabel("Password", new() { Exact = true })).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_refused_registration_says_why()
    {
        await using var visitor = await house.VisitAsync();
        var name = await visitor.EnterAsync();
        await visitor.Press("Log out");
        await visitor.ShouldBeOutAsync();

        await visitor.RegisterAsync(name);
        await Assertions.Expect(visitor.Alert).ToHaveTextAsync("Somebody has this name already. Choose another one.");
        await visitor.RegisterAsync(Visitor.NewName(), "abcdefghijklmnopqrstuvwxyz");

        await Assertions.Expect(visitor.Alert).ToContainTextAsync("This password cannot be used.");
        await Assertions.Expect(visitor.Page.Locator("#hints")).ToContainTextAsync("It is a sequence");
    }
}
