using Auth.Core.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Auth.Core.Browser.Tests;

/// <summary>Pictures of the page for people to look at, in artifacts/screenshots.</summary>
[Collection(BrowserHouse.Collection)]
public sealed class ScreenshotTests(BrowserHouse house)
{
    [BrowserTheory]
    [InlineData("light", ColorScheme.Light, 1100)]
    [InlineData("dark", ColorScheme.Dark, 1100)]
    [InlineData("narrow", ColorScheme.Light, 320)]
    public async Task The_page_before_and_after_logging_in(string name, ColorScheme scheme, int width)
    {
        var folder = Path.Combine(RunningSample.Root, "artifacts", "screenshots");
        await using var visitor = await house.VisitAsync(
            new BrowserNewContextOptions
            {
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
            }
        );
        var page = visitor.Page;

        await page.GetByLabel("New user name").FillAsync("ada");
        await page.GetByLabel("New password").FillAsync("ada-ada");
        await Assertions.Expect(page.Locator("#hints li").First).ToBeVisibleAsync();
        await visitor.LogInAsync("ada", "wrong");
        await Assertions.Expect(visitor.Alert).Not.ToBeEmptyAsync();
        var before = await TakeAsync(page, Path.Combine(folder, $"{name}-out.png"));
        await using var elsewhere = await house.VisitAsync();
        await elsewhere.LogInAsync(await visitor.EnterAsync());
        await Assertions.Expect(elsewhere.Page.Locator("#signed-in")).ToBeVisibleAsync();
        await visitor.Press("Look again");
        await visitor.Press("Open the admin panel");
        await Assertions.Expect(page.Locator("#admin-answer")).ToContainTextAsync("Refused");
        var after = await TakeAsync(page, Path.Combine(folder, $"{name}-in.png"));

        before.Should().BeGreaterThan(5_000, "an empty page is smaller");
        after.Should().BeGreaterThan(5_000);
    }

    private static async Task<int> TakeAsync(IPage page, string path)
    {
        var picture = await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        return picture.Length;
    }
}
