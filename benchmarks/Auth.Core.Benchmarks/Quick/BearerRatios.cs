using Auth.Core.AspNetCore.Bearer;
using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>What the bearer handler adds to a verification: one handler a request, as the framework makes them.</summary>
internal static class BearerRatios
{
    private const string Password = "correct horse battery staple";
    private const int Many = 4000;
    private const int Pairs = 21;

    public static async Task<IReadOnlyList<Ratio>> AllAsync()
    {
        var provider = Provider();
        var authentication = provider.GetRequiredService<AuthenticationService>();
        await authentication.RegisterAsync("ada", Password);
        var login = (LoginOutcome.Succeeded)await authentication.LoginAsync("ada", Password);
        var token = login.AccessToken.Reveal();
        var context = new DefaultHttpContext { RequestServices = provider };
        context.Request.Headers.Authorization = $"Bearer {token}";
        var scheme = await provider
            .GetRequiredService<IAuthenticationSchemeProvider>()
            .GetSchemeAsync(AuthCoreBearerDefaults.AuthenticationScheme);
        return
        [
            Ratio.OfTimes(
                "bearer handler, principal included / VerifyAsync",
                1.30,
                () => RepeatAsync(HandleAsync),
                () => RepeatAsync(async () => _ = await authentication.VerifyAsync(token)),
                Pairs
            ),
        ];

        async Task HandleAsync()
        {
            var handler = provider.GetRequiredService<BearerHandler>();
            await handler.InitializeAsync(scheme!, context);
            if (!(await handler.AuthenticateAsync()).Succeeded)
            {
                throw new InvalidOperationException("The token was refused: nothing was measured.");
            }
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
            .AddLogging()
            .AddSingleton<IPasswordHasher, NoWorkHasher>()
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://issuer.example";
                options.Tokens.Audience = "https://api.example";
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
            })
            .AddInMemoryStores()
            .AddAuthCoreBearer();
        return services.BuildServiceProvider();
    }
}
