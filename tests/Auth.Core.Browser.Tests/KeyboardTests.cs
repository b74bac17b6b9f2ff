using Auth.Core.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Auth.Core.Browser.Tests;

/// <summary>The story without a mouse: only keys are pressed, and the focus is always somewhere that can be seen.</summary>
[Collection(BrowserHouse.Collection)]
public sealed class KeyboardTests(BrowserHouse house)
{
    [BrowserFact]
    public async Task Register_look_around_and_log_out_by_keyboard_alone()
    {
        await using var visitor = await house.VisitAsync();
        var page = visitor.Page;
        var name = Visitor.NewName();

        await TabToAsync(page, "register-name");
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Visitor.Password);
        await page.Keyboard.PressAsync("Enter");
        await visitor.ShouldBeInAsync(name);
        await Assertions.Expect(page.Locator("#who-heading")).ToBeFocusedAsync();

        await TabToAsync(page, "admin");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#admin-answer")).ToContainTextAsync("Refused");
        await TabToAsync(page, "logout", "Shift+Tab");
        await page.Keyboard.PressAsync("Space");

        await visitor.ShouldBeOutAsync();
        await Assertions.Expect(page.Locator("#login-name")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task An_empty_form_says_what_is_missing_and_goes_there()
    {
        await using var visitor = await house.VisitAsync();
        var page = visitor.Page;

        await TabToAsync(page, "login-name");
        await page.Keyboard.TypeAsync("somebody");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Alert).ToHaveTextAsync("Fill in: Password.");
        await Assertions.Expect(page.Locator("#login-password")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#login-password")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [BrowserFact]
    public async Task A_password_can_be_pasted_and_shown()
    {
        await using var visitor = await house.VisitAsync();
        var page = visitor.Page;
        await page.GetByLabel("User name", new() { Exact = true }).FillAsync(Visitor.Password);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+x");

        await page.Locator("#register-password").FocusAsync();
        await page.Keyboard.PressAsync("Control+v");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");

        await Assertions.Expect(page.Locator("#register-password")).ToHaveValueAsync(Visitor.Password);
        await Assertions.Expect(page.Locator("#register-password")).ToHaveAttributeAsync("type", "text");
    }

    // Every stop on the way shows that it has the focus.
    private static async Task TabToAsync(IPage page, string id, string key = "Tab")
    {
        for (var i = 0; i < 30; i++)
        {
            await page.Keyboard.PressAsync(key);
            var at = await page.EvaluateAsync<string[]>(
                "() => [document.activeElement.id, getComputedStyle(document.activeElement).outlineStyle]"
            );
            at[1].Should().Be("solid", "{0} has the focus", at[0]);
            if (string.Equals(at[0], id, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"No number of steps by {key} leads to {id}.");
    }
}
