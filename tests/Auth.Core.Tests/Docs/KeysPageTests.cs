using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Tokens.Managed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/keys.md, line by line.</summary>
public sealed class KeysPageTests
{
    [Fact]
    public void A_master_key_from_the_environment_must_be_there()
    {
        var services = new ServiceCollection();
        services.AddAuthCore(options =>
        {
            options.Tokens.Issuer = "https://login.example";
            options.Tokens.Audience = "https://api.example";
            options.ManagedKeys.Enabled = true;

            // Seals the keys in the state store; reads AUTH_MASTER_KEY. Not needed with the memory store.
            options.MasterKeys.Add(MasterKey.FromEnvironment());
        });
        using var provider = services.BuildServiceProvider();

        var read = () => provider.GetRequiredService<IOptions<AuthCoreOptions>>().Value;

        read.Should().Throw<ArgumentException>("no test sets it").WithMessage("*AUTH_MASTER_KEY*");
    }

    [Fact]
    public async Task Keys_are_loaded_published_withdrawn_and_sealed_anew()
    {
        await using var host = AuthCoreTestHost.Create(options =>
        {
            options.Tokens.SigningKeys.Clear();
            options.ManagedKeys.Enabled = true;
        });
        var authentication = host.Authentication;
        var signingKeys = host.Services.GetRequiredService<SigningKeyManager>();

        await authentication.InitializeAsync();
        string keySet = await signingKeys.PublicKeysAsync();
        var keyId = VerificationKey.FromJwks(keySet).Single().KeyId;

        bool isWithdrawn = await signingKeys.WithdrawAsync(keyId);

        ResealReport report = await signingKeys.ResealAsync();
        Console.WriteLine($"{report.Resealed} sealed anew, {report.Remaining} to go");

        isWithdrawn.Should().BeTrue();
        (await signingKeys.PublicKeysAsync()).Should().NotContain(keyId);
    }
}
