using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.Docs;

/// <summary>The code of docs/storage.md and of the storage packages' README files; what it does is tested on the databases.</summary>
public sealed class StoragePageTests
{
    private readonly ServiceCollection services = new();

    [Fact]
    public void Sqlite_is_one_line()
    {
        services.AddAuthCore(configure).UseSqlite("data/auth.db");

        Last<IUserStore>().Should().NotBeNull();
        Directory.Exists("data").Should().BeFalse("nothing is made before it is used");
    }

    [Fact]
    public void PostgreSql_is_one_line_and_a_key()
    {
        const string connectionString = "Host=127.0.0.1;Username=auth";
        var options = new AuthCoreOptions();
        var add = () =>
        {
            options.MasterKeys.Add(MasterKey.FromEnvironment()); // AUTH_MASTER_KEY, the same on every machine
        };

        services.AddAuthCore(configure).UsePostgreSql(connectionString);

        Last<IUserStore>().Should().NotBeNull();
        add.Should().Throw<ArgumentException>("no test sets it").WithMessage("*AUTH_MASTER_KEY*");
    }

    [Fact]
    public void A_context_of_the_hosts_own_is_two_lines()
    {
        services.AddDbContext<ShopContext>(options => options.UseSqlite("Data Source=shop.db"));
        services.AddAuthCore(configure).AddEntityFrameworkStores<ShopContext>();

        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<ShopContext>().Model;
        model
            .GetEntityTypes()
            .Select(type => type.GetTableName())
            .Should()
            .Contain(["auth_core_users", "auth_core_state"]);
    }

    [Fact]
    public void Health_is_one_line()
    {
        services.AddHealthChecks().AddAuthCoreStores();

        services.Should().NotBeEmpty();
    }

    private static void configure(AuthCoreOptions options)
    {
        options.Tokens.Issuer = AuthCoreTestHost.Issuer;
        options.Tokens.Audience = AuthCoreTestHost.Audience;
        options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
    }

    private ServiceDescriptor Last<T>() => services.Last(service => service.ServiceType == typeof(T));

    private sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseAuthCore();
    }
}
