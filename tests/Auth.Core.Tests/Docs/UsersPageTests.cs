using Auth.Core.Testing;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/users.md, run.</summary>
public class UsersPageTests
{
    [Fact]
    public async Task A_role_is_given_and_checked()
    {
        await using var host = AuthCoreTestHost.Create();
        var authentication = host.Authentication;
        await authentication.RegisterAsync("ada", "correct horse battery");

        var ada = await authentication.FindUserAsync("ada");
        await authentication.AddToRoleAsync(ada!.Id, "admin");
        var isAdmin = await authentication.IsInRoleAsync(ada.Id, "admin");

        isAdmin.Should().BeTrue();
    }

    [Fact]
    public async Task A_store_of_the_hosts_own_is_used()
    {
        var store = new MyUserStore();
        await using var host = AuthCoreTestHost.Create(services: services => services.AddSingleton<IUserStore>(store));

        await host.Authentication.RegisterAsync("ada", "correct horse battery");

        store.Users.Should().ContainSingle();
    }

    [Fact]
    public void A_store_is_registered_in_one_line()
    {
        var services = new ServiceCollection();

        services.AddSingleton<IUserStore, MyUserStore>();

        services.Should().ContainSingle();
    }

    private sealed class MyUserStore : IUserStore
    {
        public List<StoredUser> Users { get; } = [];

        public ValueTask<UserWrite> AddAsync(StoredUser user, CancellationToken cancellationToken)
        {
            Users.Add(user);
            return new(UserWrite.Done);
        }

        public ValueTask<StoredUser?> FindByIdAsync(UserId id, CancellationToken cancellationToken) =>
            new(Users.Find(user => user.Id == id));

        public ValueTask<StoredUser?> FindByNameAsync(UserName name, CancellationToken cancellationToken) =>
            new(Users.Find(user => user.Name.Equals(name)));

        public ValueTask<UserWrite> ReplaceAsync(
            StoredUser next,
            long expectedVersion,
            CancellationToken cancellationToken
        ) => new(UserWrite.Changed);

        public ValueTask<bool> RemoveAsync(UserId id, CancellationToken cancellationToken) => new(false);
    }
}
