using Auth.Core.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Auth.Core.Browser.Tests;

/// <summary>What a screen reader and weak eyes need, as far as a machine can tell.</summary>
[Collection(BrowserHouse.Collection)]
public sealed class AccessibilityTests(BrowserHouse house)
{
    /// <summary>Texts on their ground with less than 4.5 : 1 (WCAG 2.2, 1.4.3), and what has no name.</summary>
    private const string Weak = """
        () => {
          const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
          const colour = (text) => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const found = colour(getComputedStyle(at).backgroundColor);
              if (found.length === 3 || found[3] > 0) return found;
            }
            return [255, 255, 255];
          };
          const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
          return [...document.body.querySelectorAll("*")]
            .filter((element) => element.checkVisibility() && (hasText(element) || element.matches("input")))
            .map((element) => {
              const [a, b] = [light(colour(getComputedStyle(element).color)), light(ground(element))];
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              return ratio < 4.5 ? `${element.tagName} ${element.id} ${element.textContent.trim()}: ${ratio.toFixed(2)}` : "";
            })
            .filter(Boolean);
        }
        """;

    private const string Nameless = """
        () => [
          ...[...document.querySelectorAll("input")].filter((input) => input.labels.length === 0 || !input.labels[0].textContent.trim()),
          ...[...document.querySelectorAll("button")].filter((button) => !(button.ariaLabel ?? button.textContent).trim()),
          ...[...document.querySelectorAll("section")].filter(
            (section) => !document.getElementById(section.getAttribute("aria-labelledby"))?.textContent.trim()),
        ].map((element) => element.outerHTML)
        """;

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_stands_out_from_its_ground(ColorScheme scheme)
    {
        await using var visitor = await house.VisitAsync(new BrowserNewContextOptions { ColorScheme = scheme });
        var page = visitor.Page;

        await page.GetByLabel("New password").FillAsync("short");
        await Assertions.Expect(page.Locator("#hints li")).ToHaveCountAsync(1);
        await visitor.Press("Log in");
        (await page.EvaluateAsync<string[]>(Weak)).Should().BeEmpty();
        await visitor.EnterAsync();
        await visitor.Press("Open the admin panel");
        await Assertions.Expect(page.Locator("#admin-answer")).ToContainTextAsync("Refused");

        (await page.EvaluateAsync<string[]>(Weak)).Should().BeEmpty();
    }

    [BrowserFact]
    public async Task Everything_has_a_name_and_changes_are_announced()
    {
        await using var visitor = await house.VisitAsync();
        var page = visitor.Page;

        (await page.EvaluateAsync<string[]>(Nameless)).Should().BeEmpty();
        await visitor.EnterAsync();
        (await page.EvaluateAsync<string[]>(Nameless)).Should().BeEmpty();

        (await page.Locator("h1").CountAsync()).Should().Be(1);
        (await page.Locator("html").GetAttributeAsync("lang")).Should().Be("en");
        (await page.TitleAsync()).Should().NotBeEmpty();
        (await page.Locator("#status[role=status][aria-live=polite]").CountAsync()).Should().Be(1);
        (await page.Locator("#alert[role=alert]").CountAsync()).Should().Be(1);
    }

    [BrowserFact]
    public async Task Password_managers_find_their_fields()
    {
        await using var visitor = await house.VisitAsync();

        var fields = await visitor.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('input:not([type=checkbox])')].map((input) => `${input.form.id} ${input.type} ${input.autocomplete}`)"
        );

        fields
            .Should()
            .Equal(
                "login text username",
                "login password current-password",
                "register text username",
                "register password new-password"
            );
    }

    [BrowserFact]
    public async Task A_screen_of_320_pixels_needs_no_scrolling_sideways_and_every_target_is_large_enough()
    {
        await using var visitor = await house.VisitAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 320, Height = 640 },
            }
        );

        foreach (var isIn in new[] { false, true })
        {
            if (isIn)
            {
                await visitor.EnterAsync();
            }

            var width = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            width.Should().BeLessThanOrEqualTo(320);
            var small = await visitor.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("button, input:not([type=checkbox]), label.check")]
                  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 24)
                  .map((element) => element.outerHTML)
                """
            );
            small.Should().BeEmpty("WCAG 2.2, 2.5.8 asks for 24 pixels");
        }
    }
}
