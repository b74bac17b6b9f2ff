using Auth.Core.Passwords;
using Auth.Core.Passwords.Peppers;
using Auth.Core.Registration;
using Auth.Core.Tests.Passwords.Breached;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/passwords.md, run.</summary>
public class PasswordsPageTests
{
    [Fact]
    [Trait("asvs", "6.1.2")]
    public async Task Breached_passwords_are_looked_up_where_the_host_says()
    {
        using var service = new FakeRangeService();
        using var http = new HttpClient(service);
        var services = new ServiceCollection();
        services
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://issuer.example";
                options.Tokens.Audience = "https://api.example";
                options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
                options.Passwords.ServiceName = "Harbour Lights";
                options.Passwords.ContextWords.Add("lighthouse");
                options.Passwords.Breached.RangeAddress = new Uri("https://ranges.example/range/");
            })
            .AddBreachedPasswordRanges(_ => http)
            .AddInMemoryStores();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var authentication = provider.GetRequiredService<AuthenticationService>();

        var refused = await authentication.RegisterAsync("ada", "Lighthouse 2026");
        var policy = provider.GetRequiredService<PasswordPolicy>();
        var reasons = await policy.JudgeAsync("correct horse battery", "ada");

        refused
            .Should()
            .BeOfType<RegistrationOutcome.PasswordRejected>()
            .Which.Reasons.Should()
            .Equal(PasswordRejection.ContextWord);
        reasons.Should().BeEmpty();
        service.Asked.Should().ContainSingle().Which.Host.Should().Be("ranges.example");
    }

    [Fact]
    [Trait("asvs", "11.2.2")]
    public void A_pepper_is_rotated_by_putting_the_new_one_first()
    {
        Environment.SetEnvironmentVariable("AUTH_PEPPER_1", RandomText());
        Environment.SetEnvironmentVariable("AUTH_PEPPER_2", RandomText());
        var options = new AuthCoreOptions();

        options.Peppers.Add(Pepper.FromEnvironment("p2", "AUTH_PEPPER_2")); // keys new hashes
        options.Peppers.Add(Pepper.FromEnvironment("p1", "AUTH_PEPPER_1")); // still verifies

        options.Peppers.Select(pepper => pepper.ToString()).Should().Equal("Pepper p2", "Pepper p1");
    }

    private static string RandomText() =>
        Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
}
