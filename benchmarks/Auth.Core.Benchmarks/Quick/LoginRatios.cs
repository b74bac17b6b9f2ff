using Auth.Core.Passwords;
using Auth.Core.Registration;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Benchmarks.Quick;

/// <summary>What a login costs beside its hash, and whether its time tells anything of the account.</summary>
internal static class LoginRatios
{
    private const string Password = "correct horse battery staple";
    private const int LoginsInOne = 1000;

    public static async Task<IReadOnlyList<Ratio>> AllAsync()
    {
        var real = Authentication(services => { });
        var hashless = Authentication(services => services.AddSingleton<IPasswordHasher, NoWorkHasher>());
        var registered = (RegistrationOutcome.Registered)await real.RegisterAsync("known", Password);
        var ada = registered.User.Id;
        var next = 0;
        await hashless.RegisterAsync("known", Password);
        return
        [
            Ratio.OfTimes(
                "unknown name / wrong password, cost 12",
                1.02,
                () => Fail(real, $"nobody {next++}"),
                () => FailKnown(real, ada)
            ),
            Ratio.OfTimes(
                "wrong password / unknown name, cost 12",
                1.02,
                () => FailKnown(real, ada),
                () => Fail(real, $"nobody {next++}")
            ),
            Ratio.OfTimes(
                "login without hashing / one login at cost 12",
                0.01,
                () => Repeat(() => hashless.LoginAsync("known", Password)),
                () => real.LoginAsync("known", Password),
                scale: 1.0 / LoginsInOne
            ),
        ];
    }

    private static Task Fail(AuthenticationService authentication, string name) =>
        authentication.LoginAsync(name, "a password that is wrong");

    // An account that waits for its failures would be refused without any work.
    private static async Task FailKnown(AuthenticationService authentication, UserId known)
    {
        await authentication.ClearAttemptsAsync(known);
        await Fail(authentication, "known");
    }

    private static async Task Repeat(Func<Task> work)
    {
        for (var i = 0; i < LoginsInOne; i++)
        {
            await work();
        }
    }

    private static AuthenticationService Authentication(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        services
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://issuer.example";
                options.Tokens.Audience = "https://api.example";
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
            })
            .AddInMemoryStores();
        return services.BuildServiceProvider().GetRequiredService<AuthenticationService>();
    }
}
