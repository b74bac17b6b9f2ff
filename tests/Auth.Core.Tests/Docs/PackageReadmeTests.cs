using Auth.Core.Testing;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of the packages' own README files, line by line.</summary>
public sealed class PackageReadmeTests
{
    [Fact]
    public void Auth_Core_is_added_with_a_key_from_the_environment()
    {
        var services = new ServiceCollection();
        services
            .AddAuthCore(options =>
            {
                options.Tokens.Issuer = "https://id.example.org";
                options.Tokens.Audience = "https://api.example.org";
                options.Tokens.SigningKeys.Add(SigningKey.FromEnvironment()); // AUTH_SIGNING_KEY: openssl rand -base64 32
            })
            .AddInMemoryStores();

        using var provider = services.BuildServiceProvider();
        var resolve = () => provider.GetRequiredService<AuthenticationService>();

        resolve.Should().Throw<ArgumentException>("no test sets it").WithMessage("*AUTH_SIGNING_KEY*");
    }

    [Fact]
    public async Task The_test_kit_moves_time_by_hand()
    {
        await using var host = AuthCoreTestHost.Create();
        await host.Authentication.RegisterAsync("ada", "correct horse battery");
        host.Clock.Advance(TimeSpan.FromMinutes(31)); // every token has ended

        host.Clock.GetUtcNow().Should().Be(ManualClock.DefaultStart.AddMinutes(31));
    }
}
