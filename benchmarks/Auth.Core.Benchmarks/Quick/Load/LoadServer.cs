using System.Globalization;
using System.Net;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Benchmarks.Quick.Load;

/// <summary>
/// A Kestrel server of this process with two ways to check a password, the facade's and the same hasher inline on the
/// request's pool thread, and one cheap end point that verifies a token.
/// </summary>
internal sealed class LoadServer : IAsyncDisposable
{
    // One account takes five guesses at a time and keeps 50 sessions, so the crowd has accounts of its own.
    private const int Accounts = 64;
    private const string Prober = "ada";

    private static int _next;

    private const string Password = "correct horse battery staple";

    private readonly WebApplication _app;

    private LoadServer(WebApplication app, string token)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
        Token = token;
    }

    public Uri Address { get; }

    /// <summary>A good access token.</summary>
    public string Token { get; }

    public static async Task<LoadServer> StartAsync(Action<AuthCoreOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder
            .Services.AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://issuer.example";
                options.Tokens.Audience = "https://api.example";
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
                configure(options);
            })
            .AddInMemoryStores();
        var app = builder.Build();
        var hash = app.Services.GetRequiredService<IPasswordHasher>().Hash(Password);
        app.MapPost("/login", LoginAsync);
        app.MapPost("/inline", (IPasswordHasher hasher) => Answer(hasher.Verify(Password, hash)));
        app.MapGet("/verify", VerifyAsync);
        await app.StartAsync();

        var authentication = app.Services.GetRequiredService<AuthenticationService>();
        await authentication.RegisterAsync(Prober, Password);
        await AddCrowdAsync(app.Services.GetRequiredService<IUserStore>(), hash);
        var login = (LoginOutcome.Succeeded)await authentication.LoginAsync(Prober, Password);
        return new LoadServer(app, login.AccessToken.Reveal());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // With one hash for all of them: registering each would take longer than the measurement.
    private static async Task AddCrowdAsync(IUserStore users, string hash)
    {
        for (var i = 0; i < Accounts; i++)
        {
            var id = UserId.Parse(string.Create(CultureInfo.InvariantCulture, $"crowd-{i}"));
            var name = UserName.Create(NameOf(i));
            await users.AddAsync(
                new StoredUser(id, name, hash, ["user"], false, DateTimeOffset.UnixEpoch, 1, 1, version: 1),
                CancellationToken.None
            );
        }
    }

    private static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"crowd {(uint)number % Accounts}");

    private static async Task<IResult> LoginAsync(AuthenticationService authentication, HttpResponse response)
    {
        var outcome = await authentication.LoginAsync(NameOf(Interlocked.Increment(ref _next)), Password);
        if (outcome is LoginOutcome.Busy busy)
        {
            response.Headers.RetryAfter = busy.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return Results.StatusCode(
            outcome switch
            {
                LoginOutcome.Succeeded => StatusCodes.Status200OK,
                LoginOutcome.Busy => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status401Unauthorized,
            }
        );
    }

    private static async Task<IResult> VerifyAsync(AuthenticationService authentication, HttpRequest request)
    {
        var token = request.Headers.Authorization.ToString()["Bearer ".Length..];
        return Results.StatusCode(await authentication.VerifyAsync(token) is TokenVerification.Valid ? 200 : 401);
    }

    private static IResult Answer(PasswordVerification verification) =>
        Results.StatusCode(verification == PasswordVerification.Succeeded ? 200 : 401);
}
