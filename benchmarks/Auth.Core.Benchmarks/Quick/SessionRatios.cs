using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Sessions;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>What sessions add to tokens, on the memory store.</summary>
internal static class SessionRatios
{
    private const string Password = "correct horse battery staple";
    private const int Many = 4000;
    private const int Pairs = 21;

    public static async Task<IReadOnlyList<Ratio>> AllAsync()
    {
        var provider = Provider();
        var authentication = provider.GetRequiredService<AuthenticationService>();
        var tokens = provider.GetRequiredService<ITokenService>();
        await authentication.RegisterAsync("ada", Password);
        var login = (LoginOutcome.Succeeded)await authentication.LoginAsync("ada", Password);
        var token = login.AccessToken.Reveal();
        var claims = new AccessTokenClaims
        {
            Subject = login.User.Id,
            UserName = "ada",
            SessionId = login.AccessToken.SessionId,
            SecurityVersion = 1,
            Roles = ["user"],
            AuthenticatedAt = TimeProvider.System.GetUtcNow(),
            AuthenticationMethods = ["pwd"],
        };
        var refreshToken = login.RefreshToken.Reveal();
        return
        [
            Ratio.OfTimes(
                "VerifyAsync with a warm cache / ITokenService.Verify",
                1.15,
                () => RepeatAsync(async () => _ = await authentication.VerifyAsync(token)),
                () => RepeatAsync(() => Task.FromResult(tokens.Verify(token))),
                Pairs
            ),
            Ratio.OfTimes(
                "RefreshAsync on the memory store / one HS256 issue",
                3.0,
                () => RepeatAsync(RefreshAsync),
                () => RepeatAsync(() => Task.FromResult(tokens.Issue(claims))),
                Pairs
            ),
        ];

        async Task RefreshAsync()
        {
            var refreshed = (RefreshOutcome.Refreshed)await authentication.RefreshAsync(refreshToken);
            refreshToken = refreshed.RefreshToken.Reveal();
        }
    }

    private static async Task RepeatAsync(Func<Task> work)
    {
        for (var i = 0; i < Many; i++)
        {
            await work();
        }
    }

    private static ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        services
            .AddSingleton<IPasswordHasher, NoWorkHasher>()
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://issuer.example";
                options.Tokens.Audience = "https://api.example";
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
            })
            .AddInMemoryStores();
        return services.BuildServiceProvider();
    }
}
