using Auth.Core.Login;
using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Auth.Core.AspNetCore.Tests.Support;

/// <summary>A small API in this process over memory stores, a clock moved by hand and fast hashing.</summary>
public sealed class TestApi : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly WebApplication _app;

    private TestApi(WebApplication app, ManualClock clock, LogLines log)
    {
        _app = app;
        Clock = clock;
        Log = log;
        Client = app.GetTestClient();
        Client.BaseAddress = new Uri("https://localhost");
    }

    public HttpClient Client { get; }

    public ManualClock Clock { get; }

    /// <summary>Every line that anybody logged, at every level.</summary>
    public LogLines Log { get; }

    public IServiceProvider Services => _app.Services;

    public AuthenticationService Authentication => Services.GetRequiredService<AuthenticationService>();

    public static async Task<TestApi> StartAsync(
        Action<WebApplication>? map = null,
        Action<IServiceCollection>? before = null,
        Action<IServiceCollection>? after = null,
        Action<AuthCoreOptions>? configure = null,
        Action<AuthCoreBearerOptions>? bearer = null
    )
    {
        var clock = new ManualClock();
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(clock);
        before?.Invoke(builder.Services);
        builder
            .Services.AddAuthCore(options =>
            {
                options.Tokens.Issuer = AuthCoreTestHost.Issuer;
                options.Tokens.Audience = AuthCoreTestHost.Audience;
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
                options.MasterKeys.Add(MasterKey.CreateRandom());
                configure?.Invoke(options);
            })
            .AddInMemoryStores()
            .UseUnsafeFastPasswordHashing()
            .AddAuthCoreBearer(bearer);
        after?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapMethods(
                "/protected",
                ["GET", "HEAD", "POST"],
                (HttpContext context) => $"{context.User.Identity?.Name} {context.User.GetUserId()}"
            )
            .RequireAuthorization();
        app.MapGet("/admin", () => "admin").RequireAuthorization(policy => policy.RequireRole("admin"));
        app.MapMethods(
            "/open",
            ["GET", "POST"],
            (HttpContext context) => context.User.Identity?.IsAuthenticated == true ? "somebody" : "nobody"
        );
        map?.Invoke(app);
        await app.StartAsync();
        return new TestApi(app, clock, log);
    }

    /// <summary>Registers a user with the roles.</summary>
    public async Task<User> RegisterAsync(string name, params string[] roles)
    {
        var registered = (RegistrationOutcome.Registered)await Authentication.RegisterAsync(name, Password);
        foreach (var role in roles)
        {
            await Authentication.AddToRoleAsync(registered.User.Id, role);
        }

        return registered.User;
    }

    /// <summary>Logs a registered user in.</summary>
    public async Task<LoginOutcome.Succeeded> LogInAsync(string name) =>
        (LoginOutcome.Succeeded)await Authentication.LoginAsync(name, Password);

    /// <summary>Registers a user and logs in; the access token's text.</summary>
    public async Task<string> TokenOfNewUserAsync(string name = "ada", params string[] roles)
    {
        await RegisterAsync(name, roles);
        return (await LogInAsync(name)).AccessToken.Reveal();
    }

    /// <summary>Posts a text as JSON, or as whatever it is said to be.</summary>
    public Task<HttpResponseMessage> PostAsync(
        string path,
        string body,
        string? authorization = null,
        string contentType = "application/json"
    )
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(path, authorization, HttpMethod.Post, content);
    }

    /// <summary>Name and password as the endpoints read them.</summary>
    public static string Credentials(string name, string password = Password) =>
        $$"""{"username":"{{name}}","password":"{{password}}"}""";

    /// <summary>Sends a request with the header as it is given, however wrong.</summary>
    public Task<HttpResponseMessage> SendAsync(
        string path,
        string? authorization = null,
        HttpMethod? method = null,
        HttpContent? content = null
    )
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Content = content };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
