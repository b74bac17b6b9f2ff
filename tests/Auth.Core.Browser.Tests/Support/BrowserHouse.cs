using Microsoft.Playwright;

namespace Auth.Core.Browser.Tests.Support;

/// <summary>One browser and one running sample for all tests; each visitor has cookies of its own.</summary>
[CollectionDefinition(Collection)]
public sealed class BrowserHouse : IAsyncLifetime, ICollectionFixture<BrowserHouse>
{
    public const string Collection = "browser";

    private RunningSample? _sample;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address => _sample!.Address;

    public async Task InitializeAsync()
    {
        if (Chromium.Reason is not null)
        {
            return;
        }

        _sample = await RunningSample.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium.Program,

                // Its sandbox refuses to run as root, which is whom a container's tests often run as.
                Args = Environment.UserName is "root" ? ["--no-sandbox", "--disable-dev-shm-usage"] : [],
            }
        );
    }

    /// <summary>Somebody with a fresh browser, on the page.</summary>
    public async Task<Visitor> VisitAsync(BrowserNewContextOptions? options = null)
    {
        var more = options ?? new BrowserNewContextOptions();
        more.BaseURL = Address;
        more.Locale = "en-GB";
        var context = await _browser!.NewContextAsync(more);
        context.SetDefaultTimeout(20_000);
        var visitor = new Visitor(context, await context.NewPageAsync());
        await visitor.Page.GotoAsync("/");
        await Assertions.Expect(visitor.Page.Locator("#signed-out")).ToBeVisibleAsync();
        return visitor;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_sample is not null)
        {
            await _sample.DisposeAsync();
        }
    }
}
