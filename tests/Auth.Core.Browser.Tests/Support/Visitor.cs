using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Auth.Core.Browser.Tests.Support;

/// <summary>Somebody who uses the page, with everything that the browser has said and asked for meanwhile.</summary>
public sealed class Visitor : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly ConcurrentQueue<string> _console = new();
    private readonly ConcurrentQueue<string> _addresses = new();
    private readonly ConcurrentQueue<string> _faults = new();

    public Visitor(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.Console += (_, message) => _console.Enqueue(message.Text);
        page.PageError += (_, fault) => _faults.Enqueue(fault);
        page.Request += (_, request) => _addresses.Enqueue(request.Url);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Every line of the console.</summary>
    public IReadOnlyCollection<string> ConsoleLines => _console;

    /// <summary>Every address that was asked for.</summary>
    public IReadOnlyCollection<string> Addresses => _addresses;

    /// <summary>Every exception that the page did not catch.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public ILocator Status => Page.Locator("#status");

    public ILocator Alert => Page.Locator("#alert");

    /// <summary>A name that nobody else has taken.</summary>
    public static string NewName() => $"user-{Guid.NewGuid():N}"[..16];

    public async Task RegisterAsync(string name, string password = Password)
    {
        await Page.GetByLabel("New user name").FillAsync(name);
        await Page.GetByLabel("New password").FillAsync(password);
        await Press("Register");
    }

    public async Task LogInAsync(string name, string password = Password)
    {
        await Page.GetByLabel("User name", new() { Exact = true }).FillAsync(name);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Press("Log in");
    }

    /// <summary>Registers under a new name, which logs in too.</summary>
    public async Task<string> EnterAsync()
    {
        var name = NewName();
        await RegisterAsync(name);
        await ShouldBeInAsync(name);
        return name;
    }

    public Task Press(string button) =>
        Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public async Task ShouldBeInAsync(string name)
    {
        await Assertions.Expect(Page.Locator("#signed-in")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#who-name")).ToHaveTextAsync(name);
    }

    public async Task ShouldBeOutAsync()
    {
        await Assertions.Expect(Page.Locator("#signed-out")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#signed-in")).ToBeHiddenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        Faults.Should().BeEmpty("the page catches what it meets");
    }
}
