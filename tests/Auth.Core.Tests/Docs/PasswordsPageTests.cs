using Auth.Core.Passwords;
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
}
