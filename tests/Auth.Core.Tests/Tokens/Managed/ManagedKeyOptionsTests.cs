using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Tokens.Managed;

/// <summary>Keys come from one place, and a bad setting says which and what to do.</summary>
public sealed class ManagedKeyOptionsTests
{
    public static TheoryData<string, Action<AuthCoreOptions>, string> Faults =>
        new()
        {
            { "both", o => o.Tokens.SigningKeys.Add(TokenHouse.Key()), "*SigningKeys has 1 keys*ManagedKeys.Enabled*" },
            { "none", o => o.ManagedKeys.Enabled = false, "*SigningKeys has 0 keys*ManagedKeys.Enabled*" },
            {
                "shared",
                o => o.ManagedKeys.Algorithm = SigningAlgorithm.HS256,
                "*ManagedKeys.Algorithm is HS256*ES256*"
            },
            { "RS256", o => o.ManagedKeys.Algorithm = SigningAlgorithm.RS256, "*RS256*AllowRs256ForInterop*" },
            { "no algorithm", o => o.ManagedKeys.Algorithm = (SigningAlgorithm)99, "*ManagedKeys.Algorithm is 99*" },
            {
                "short",
                o => o.ManagedKeys.SigningLifetime = TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1),
                "*ManagedKeys.SigningLifetime is 1.23:59:59; 2.00:00:00 to 366.00:00:00*90 days*"
            },
            {
                "long",
                o => o.ManagedKeys.SigningLifetime = TimeSpan.FromDays(367),
                "*ManagedKeys.SigningLifetime is 367*"
            },
            {
                "split",
                o => o.ManagedKeys.SigningLifetime = TimeSpan.FromDays(2) + TimeSpan.FromMilliseconds(1),
                "*ManagedKeys.SigningLifetime*whole seconds*"
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_bad_setting_is_named_with_the_fix(string what, Action<AuthCoreOptions> change, string message)
    {
        await using var process = new KeyHouse { Configure = change }.Build();

        var resolve = () => process.Authentication;

        resolve.Should().Throw<OptionsValidationException>(what).WithMessage(message);
    }

    [Fact]
    public async Task A_store_that_outlives_the_process_needs_master_keys()
    {
        var house = new KeyHouse();
        house.MasterKeys.Clear();
        await using var process = house.Build();

        var list = () => process.Manager.ListAsync();

        await list.Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage("*AuthCoreOptions.MasterKeys is empty*");
    }

    [Fact]
    public async Task A_memory_store_needs_none()
    {
        await using var host = AuthCoreTestHost.Create(options =>
        {
            options.Tokens.SigningKeys.Clear();
            options.ManagedKeys.Enabled = true;
        });
        await host.Authentication.InitializeAsync();
        await host.Authentication.RegisterAsync("ada", "a password of words");

        var login = await host.Authentication.LoginAsync("ada", "a password of words");

        var token = login.Should().BeOfType<Auth.Core.Login.LoginOutcome.Succeeded>().Subject.AccessToken.Reveal();
        (await host.Authentication.VerifyAsync(token)).Should().BeOfType<TokenVerification.Valid>();
    }

    [Fact]
    public async Task With_configured_keys_there_is_nothing_to_initialize_and_nothing_to_manage()
    {
        await using var host = AuthCoreTestHost.Create();

        await host.Authentication.InitializeAsync();
        var resolve = () => host.Services.GetRequiredService<SigningKeyManager>();

        resolve.Should().Throw<InvalidOperationException>().WithMessage("*ManagedKeys.Enabled is false*");
    }
}
