using Auth.Core.Accounts;
using Auth.Core.Registration;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Accounts;

public class RoleTests
{
    [Fact]
    public async Task A_role_is_given_checked_and_taken()
    {
        await using var host = AuthCoreTestHost.Create();
        var id = await RegisterAsync(host);

        var given = await host.Authentication.AddToRoleAsync(id, "admin");
        var held = await host.Authentication.IsInRoleAsync(id, "admin");
        var taken = await host.Authentication.RemoveFromRoleAsync(id, "admin");
        var stillHeld = await host.Authentication.IsInRoleAsync(id, "admin");

        given.Should().BeOfType<RoleOutcome.Done>().Which.User.Roles.Should().Equal("user", "admin");
        held.Should().BeTrue();
        taken.Should().BeOfType<RoleOutcome.Done>().Which.User.Roles.Should().Equal("user");
        stillHeld.Should().BeFalse();
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("admin ")]
    [InlineData("adm")]
    [InlineData("")]
    [InlineData("never heard of")]
    public async Task Role_names_are_exact_and_unknown_means_no(string role)
    {
        await using var host = AuthCoreTestHost.Create();
        var id = await RegisterAsync(host);
        await host.Authentication.AddToRoleAsync(id, "admin");

        (await host.Authentication.IsInRoleAsync(id, role)).Should().BeFalse();
    }

    [Fact]
    public async Task Giving_a_held_role_or_taking_an_unheld_one_changes_nothing()
    {
        await using var host = AuthCoreTestHost.Create();
        var id = await RegisterAsync(host);
        var before = await host.Users.FindByIdAsync(id, default);

        await host.Authentication.AddToRoleAsync(id, "user");
        await host.Authentication.RemoveFromRoleAsync(id, "admin");

        (await host.Users.FindByIdAsync(id, default))!.Version.Should().Be(before!.Version);
    }

    [Fact]
    public async Task An_unknown_user_has_no_role_and_gets_none()
    {
        await using var host = AuthCoreTestHost.Create();
        var nobody = UserId.Parse("nobody");

        (await host.Authentication.AddToRoleAsync(nobody, "admin")).Should().BeOfType<RoleOutcome.UserUnknown>();
        (await host.Authentication.RemoveFromRoleAsync(nobody, "admin")).Should().BeOfType<RoleOutcome.UserUnknown>();
        (await host.Authentication.IsInRoleAsync(nobody, "user")).Should().BeFalse();
    }

    [Fact]
    public async Task A_user_holds_at_most_64_roles()
    {
        await using var host = AuthCoreTestHost.Create();
        var id = await RegisterAsync(host);
        for (var i = 0; i < 63; i++)
        {
            await host.Authentication.AddToRoleAsync(id, $"role{i}");
        }

        var outcome = await host.Authentication.AddToRoleAsync(id, "one too many");

        outcome.Should().BeOfType<RoleOutcome.TooManyRoles>();
        (await host.Authentication.FindUserAsync(id))!.Roles.Should().HaveCount(64);
    }

    [IcuFact]
    public async Task Whatever_roles_were_given_the_user_can_still_log_in()
    {
        await using var host = AuthCoreTestHost.Create(options => options.UserNames.MaxLength = 254);
        var name = new string('\u4E00', 254);
        var registered = (RegistrationOutcome.Registered)
            await host.Authentication.RegisterAsync(name, "correct horse battery");
        for (var i = 0; i < 63; i++)
        {
            await host.Authentication.AddToRoleAsync(registered.User.Id, $"{i:00}".PadRight(64, '<'));
        }

        var login = await host.Authentication.LoginAsync(name, "correct horse battery");

        login.Should().BeOfType<Auth.Core.Login.LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task Of_50_roles_given_at_once_none_is_lost()
    {
        var store = new ObservedUserStore();
        await using var host = AuthCoreTestHost.Create(services: s => s.AddSingleton<IUserStore>(store));
        var id = await RegisterAsync(host);

        var outcomes = await AtOnce.RunAsync(50, i => host.Authentication.AddToRoleAsync(id, $"role{i}"));

        outcomes.Should().AllBeOfType<RoleOutcome.Done>();
        var user = (await store.FindByIdAsync(id, default))!;
        user.Roles.Should().HaveCount(51);
        user.SecurityVersion.Should().Be(51);
        user.CredentialVersion.Should().Be(1);
    }

    [Fact]
    public async Task A_store_that_always_conflicts_ends_in_a_conflict()
    {
        var store = new AlwaysChangedStore();
        await using var host = AuthCoreTestHost.Create(services: s => s.AddSingleton<IUserStore>(store));

        var outcome = await host.Authentication.AddToRoleAsync(UserId.Parse("id-1"), "admin");

        outcome.Should().BeOfType<RoleOutcome.Conflict>();
    }

    [Fact]
    public async Task A_text_that_names_no_role_is_the_callers_bug()
    {
        await using var host = AuthCoreTestHost.Create();
        var add = () => host.Authentication.AddToRoleAsync(UserId.Parse("id"), " admin");

        await add.Should().ThrowAsync<ArgumentException>();
    }

    private static async Task<UserId> RegisterAsync(AuthCoreTestHost host) =>
        ((RegistrationOutcome.Registered)await host.Authentication.RegisterAsync("ada", "correct horse battery"))
            .User
            .Id;

    private sealed class AlwaysChangedStore : IUserStore
    {
        public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken) =>
            new(UserWrite.Done);

        public ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
            new(Users.StoredUserTests.Make());

        public ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
            new(Users.StoredUserTests.Make());

        public ValueTask<UserWrite> ReplaceAsync(
            StoredUser next,
            long expectedVersion,
            CancellationToken cancellationToken
        ) => new(UserWrite.Changed);

        public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) => new(false);
    }
}
