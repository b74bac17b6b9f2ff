using Auth.Core.Login;
using Auth.Core.Passwords;
using Auth.Core.Passwords.Bcrypt;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Login;

public class RehashTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Of_20_parallel_logins_with_an_old_hash_all_succeed_and_one_new_hash_is_stored()
    {
        var store = new ObservedUserStore();
        await using var host = Host(store, workFactor: 6);
        var old = LoginTests.Stored("ada", HashAt(4));
        await store.AddAsync(old, default);

        var outcomes = await AtOnce.RunAsync(20, _ => host.Authentication.LoginAsync("ada", Password));

        outcomes.Should().AllBeOfType<LoginOutcome.Succeeded>();
        var renewed = (await store.FindByIdAsync(old.Id, default))!;
        renewed.RevealPasswordHash().Should().StartWith("$2b$06$");
        renewed.Version.Should().NotBe(old.Version);
        renewed.CredentialVersion.Should().Be(old.CredentialVersion);
        renewed.SecurityVersion.Should().Be(old.SecurityVersion);
    }

    [Fact]
    public async Task A_store_that_cannot_write_does_not_stop_the_login()
    {
        var store = new ObservedUserStore { FailReplaceWith = new InvalidDataException("the disk is full") };
        await using var host = Host(store, workFactor: 6);
        await store.AddAsync(LoginTests.Stored("ada", HashAt(4)), default);

        var outcome = await host.Authentication.LoginAsync("ada", Password);

        outcome.Should().BeOfType<LoginOutcome.Succeeded>();
        (await store.FindByNameAsync(UserName.Create("ada"), default))!
            .RevealPasswordHash()
            .Should()
            .StartWith("$2b$04$");
    }

    [Fact]
    public async Task A_dearer_hash_is_not_lowered()
    {
        var store = new ObservedUserStore();
        await using var host = Host(store, workFactor: 4);
        await store.AddAsync(LoginTests.Stored("ada", HashAt(6)), default);

        var outcome = await host.Authentication.LoginAsync("ada", Password);

        outcome.Should().BeOfType<LoginOutcome.Succeeded>();
        (await store.FindByNameAsync(UserName.Create("ada"), default))!
            .RevealPasswordHash()
            .Should()
            .StartWith("$2b$06$");
    }

    [Fact]
    public async Task A_wrong_password_writes_nothing()
    {
        var store = new ObservedUserStore();
        await using var host = Host(store, workFactor: 6);
        await store.AddAsync(LoginTests.Stored("ada", HashAt(4)), default);

        await host.Authentication.LoginAsync("ada", "wrong horse battery");

        (await store.FindByNameAsync(UserName.Create("ada"), default))!
            .RevealPasswordHash()
            .Should()
            .StartWith("$2b$04$");
    }

    private static string HashAt(int workFactor) => Hasher(workFactor).Hash(Password);

    private static BcryptPasswordHasher Hasher(int workFactor) =>
        new(new BcryptOptions { UnsafeAllowFastHashing = true, WorkFactor = workFactor });

    private static AuthCoreTestHost Host(ObservedUserStore store, int workFactor) =>
        AuthCoreTestHost.Create(services: services =>
            services.AddSingleton<IPasswordHasher>(Hasher(workFactor)).AddSingleton<IUserStore>(store)
        );
}
