using Auth.Core.Registration;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/state.md, docs/text.md and docs/secrets.md, run.</summary>
public sealed class StatePageTests
{
    [Fact]
    public void Stores_of_the_hosts_own_are_two_lines()
    {
        var services = new ServiceCollection();

        services.AddSingleton<IUserStore, MyUserStore>();
        services.AddSingleton<IStateStore, MyStateStore>();

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStateStore>().Should().BeOfType<MyStateStore>();
    }

    [Fact]
    public async Task Names_may_be_kept_to_ASCII()
    {
        await using var host = AuthCoreTestHost.Create(options =>
        {
            options.Text.AsciiOnly = true; // names and new passwords of ASCII alone
        });

        var outcome = await host.Authentication.RegisterAsync("josé", "correct horse battery");

        outcome.Should().BeOfType<RegistrationOutcome.UserNameRejected>();
    }

    [Fact]
    public void A_master_key_comes_from_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("auth-core-");
        var options = new AuthCoreOptions();
        var keyFile = Path.Combine(folder.FullName, "keys", "master-key");

        options.MasterKeys.Add(MasterKey.FromFile(keyFile)); // such as /var/lib/shop-keys/master-key

        options.MasterKeys.Should().ContainSingle();
        folder.Delete(recursive: true);
    }

    private sealed class MyUserStore() : DelegatingUserStore(new InMemoryUserStore());

    private sealed class MyStateStore() : DelegatingStateStore(new InMemoryStateStore());
}
