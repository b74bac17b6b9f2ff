using Auth.Core.Passwords;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.DependencyInjection;

public class ConfigurationTests
{
    [Theory]
    [InlineData("Issuer")]
    [InlineData("Audience")]
    [InlineData("SigningKeys")]
    public void A_required_setting_that_is_missing_is_named_with_its_fix(string setting)
    {
        var fault = FaultOf(options =>
        {
            Configure(options);
            switch (setting)
            {
                case "Issuer":
                    options.Tokens.Issuer = "";
                    break;
                case "Audience":
                    options.Tokens.Audience = "";
                    break;
                default:
                    options.Tokens.SigningKeys.Clear();
                    break;
            }
        });

        fault.Should().Contain(setting);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(-1)]
    public void A_work_factor_out_of_range_is_named_with_bounds_and_value(int workFactor)
    {
        var fault = FaultOf(options =>
        {
            Configure(options);
            options.Bcrypt.WorkFactor = workFactor;
        });

        fault.Should().Contain("WorkFactor").And.Contain($"{workFactor}").And.Contain("10").And.Contain("16");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(65)]
    [Trait("asvs", "6.2.1")]
    public void A_minimum_length_out_of_range_is_named_with_bounds_and_value(int minLength)
    {
        var fault = FaultOf(options =>
        {
            Configure(options);
            options.Passwords.MinLength = minLength;
        });

        fault.Should().Contain("MinLength").And.Contain($"{minLength}").And.Contain("8").And.Contain("64");
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var fault = FaultOf(options =>
        {
            options.Bcrypt.WorkFactor = 3;
            options.UserNames.MaxLength = 0;
        });

        fault
            .Should()
            .Contain("WorkFactor")
            .And.Contain("UserNames.MaxLength")
            .And.Contain("Issuer")
            .And.Contain("Audience")
            .And.Contain("SigningKeys");
    }

    [Fact]
    public void A_missing_store_is_named_with_the_call_that_adds_one()
    {
        using var provider = new ServiceCollection().AddAuthCore(Configure).Services.BuildServiceProvider();
        var resolve = () => provider.GetRequiredService<AuthenticationService>();

        resolve.Should().Throw<OptionsValidationException>().WithMessage("*AddInMemoryStores()*");
    }

    [Fact]
    public void Under_a_host_faults_come_out_at_start()
    {
        using var provider = new ServiceCollection()
            .AddAuthCore(_ => { })
            .AddInMemoryStores()
            .Services.BuildServiceProvider();
        var start = () => provider.GetRequiredService<IStartupValidator>().Validate();

        start.Should().Throw<OptionsValidationException>().WithMessage("*Issuer*");
    }

    [Fact]
    public void Adding_it_twice_changes_nothing()
    {
        var once = new ServiceCollection();
        once.AddAuthCore(Configure).AddInMemoryStores();
        var twice = new ServiceCollection();
        twice.AddAuthCore(Configure).AddInMemoryStores();
        twice.AddAuthCore(Configure).AddInMemoryStores();

        twice.Select(Describe).Should().Equal(once.Select(Describe));
        using var provider = twice.BuildServiceProvider();
        provider.GetRequiredService<IOptions<AuthCoreOptions>>().Value.Tokens.SigningKeys.Should().ContainSingle();

        static string Describe(ServiceDescriptor service) => $"{service.Lifetime} {service.ServiceType}";
    }

    [Fact]
    public void What_the_host_registered_before_stays()
    {
        var hasher = new CountingHasher();
        var store = new ObservedUserStore();
        using var provider = new ServiceCollection()
            .AddSingleton<IPasswordHasher>(hasher)
            .AddSingleton<IUserStore>(store)
            .AddAuthCore(Configure)
            .AddInMemoryStores()
            .Services.BuildServiceProvider();

        provider.GetRequiredService<IPasswordHasher>().Should().BeSameAs(hasher);
        provider.GetRequiredService<IUserStore>().Should().BeSameAs(store);
    }

    [Fact]
    public void A_scoped_store_makes_no_captive_of_itself()
    {
        using var provider = new ServiceCollection()
            .AddScoped<IUserStore, InMemoryUserStore>()
            .AddAuthCore(Configure)
            .Services.BuildServiceProvider(
                new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
            );
        using var scope = provider.CreateScope();

        scope.ServiceProvider.GetRequiredService<AuthenticationService>().Should().BeOfType<AuthenticationService>();
    }

    private static void Configure(AuthCoreOptions options)
    {
        options.Tokens.Issuer = "https://issuer.test";
        options.Tokens.Audience = "https://api.test";
        options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
    }

    private static string FaultOf(Action<AuthCoreOptions> configure)
    {
        using var provider = new ServiceCollection()
            .AddAuthCore(configure)
            .AddInMemoryStores()
            .Services.BuildServiceProvider();
        var resolve = () => provider.GetRequiredService<AuthenticationService>();

        return resolve.Should().Throw<OptionsValidationException>().Which.Message;
    }
}
