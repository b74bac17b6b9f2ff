using Auth.Core.Passwords;
using Auth.Core.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Testing;

public class UnsafeFastHashingTests
{
    [Theory]
    [InlineData("Production", "MyShop", false)]
    [InlineData("Staging", "MyShop", false)]
    [InlineData(null, "MyShop", false)]
    [InlineData(null, null, false)]
    [InlineData("Development", "MyShop", true)]
    [InlineData(null, "testhost", true)]
    [InlineData("Production", "testhost", true)]
    public void It_is_permitted_in_development_and_in_test_hosts_alone(
        string? environment,
        string? entryAssembly,
        bool permitted
    )
    {
        UnsafeFastHashing.IsPermitted(environment, entryAssembly, []).Should().Be(permitted);
    }

    [Fact]
    public void A_test_project_of_the_testing_platform_is_a_test_host()
    {
        UnsafeFastHashing
            .IsPermitted(environmentName: null, "MyShop.Tests", ["Microsoft.Testing.Platform"])
            .Should()
            .BeTrue();
    }

    [Fact]
    public void Elsewhere_the_start_is_refused_with_the_call_to_remove()
    {
        var guard = new UnsafeFastHashing.Guard("Production", typeof(object).Assembly);

        var result = guard.Validate(Options.DefaultName, new AuthCoreOptions());

        result.Failed.Should().BeTrue();
        result.FailureMessage.Should().Contain("UseUnsafeFastPasswordHashing()").And.Contain("Production");
    }

    [Fact]
    public async Task Hashes_have_the_smallest_cost()
    {
        await using var host = AuthCoreTestHost.Create();

        var hash = host.Services.GetRequiredService<IPasswordHasher>().Hash("password");

        hash.Should().StartWith("$2b$04$");
    }
}
