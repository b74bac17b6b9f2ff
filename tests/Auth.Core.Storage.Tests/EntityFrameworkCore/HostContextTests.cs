using Auth.Core.DependencyInjection;
using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.EntityFrameworkCore.Users;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Testing.Contracts;
using Auth.Core.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.EntityFrameworkCore;

/// <summary>The stores over a context of the host, with tables of its own beside ours and a schema of its own naming.</summary>
[Collection(PostgreSqlTests.Name)]
public sealed class HostContextTests : IDisposable
{
    private readonly SqliteFolder _folder = new();
    private Npgsql.NpgsqlDataSource? _source;

    public void Dispose()
    {
        _source?.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Sentences.OfUsers), MemberType = typeof(Sentences))]
    public async Task Over_a_scoped_context_on_sqlite_the_user_store_keeps(string sentence)
    {
        await using var house = await OpenAsync(services => services.AddDbContext<ShopContext>(Sqlite));

        await UserStoreContract.RunAsync(sentence, () => house.Users);
    }

    [PostgreSqlTheory]
    [MemberData(nameof(Sentences.OfUsers), MemberType = typeof(Sentences))]
    public async Task Over_a_factory_on_postgresql_the_user_store_keeps(string sentence)
    {
        await using var house = await OpenAsync(services =>
            services.AddPooledDbContextFactory<ShopContext>(PostgreSql)
        );

        await UserStoreContract.RunAsync(sentence, () => house.Users);
    }

    [PostgreSqlTheory]
    [MemberData(nameof(Sentences.OfState), MemberType = typeof(Sentences))]
    public async Task Over_a_factory_on_postgresql_the_state_store_keeps(string sentence)
    {
        await using var house = await OpenAsync(services =>
            services.AddPooledDbContextFactory<ShopContext>(PostgreSql)
        );

        await StateStoreContract.RunAsync(sentence, () => house.State);
    }

    [Fact]
    public async Task A_context_that_does_not_map_the_tables_is_told_how()
    {
        await using var house = StoreHouse.Open(
            builder => builder.AddEntityFrameworkStores<BareContext>(),
            services: services => services.AddDbContext<BareContext>(Sqlite)
        );
        var add = async () => await house.Users.AddAsync(Stored.User(), default);

        await add.Should().ThrowAsync<InvalidOperationException>().WithMessage("*UseAuthCore()*");
    }

    [Fact]
    public async Task A_database_without_on_conflict_is_asked_by_a_plain_insert()
    {
        await using var house = await OpenAsync(services => services.AddDbContext<ShopContext>(Sqlite));
        await using var scope = house.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ShopContext>();

        var first = await RowInsert.AddAsync(context, UserRow.Of(Stored.User("ada", "id-1")), default);
        var second = await RowInsert.AddAsync(context, UserRow.Of(Stored.User("ADA", "id-2")), default);
        var third = await RowInsert.AddAsync(context, UserRow.Of(Stored.User("bob", "id-3")), default);

        (first.IsAdded, second.IsAdded, third.IsAdded).Should().Be((true, false, true));
        second.Fault.Should().BeOfType<DbUpdateException>();
    }

    private void Sqlite(DbContextOptionsBuilder options) => options.UseSqlite($"Data Source={_folder.Database}");

    // A source of the test's own, because the provider keeps the one that it makes until the process ends.
    private void PostgreSql(DbContextOptionsBuilder options) =>
        options.UseNpgsql(_source ??= Npgsql.NpgsqlDataSource.Create(PostgreSqlServer.Instance.NewSchema()));

    private static async Task<StoreHouse> OpenAsync(Action<IServiceCollection> register)
    {
        var house = StoreHouse.Open(
            builder => builder.AddEntityFrameworkStores<ShopContext>(options => options.Timeout = StoreHouse.Patience),
            services: register
        );
        await using var scope = house.Services.CreateAsyncScope();
        var context =
            scope.ServiceProvider.GetService<IDbContextFactory<ShopContext>>()?.CreateDbContext()
            ?? scope.ServiceProvider.GetRequiredService<ShopContext>();

        // The server's database is there already, and EnsureCreated looks no further than that.
        await context.Database.ExecuteSqlRawAsync(context.Database.GenerateCreateScript());
        return house;
    }

    private sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Article>();
            modelBuilder.UseAuthCore();
        }
    }

    private sealed class BareContext(DbContextOptions<BareContext> options) : DbContext(options);

    private sealed class Article
    {
        public int Id { get; set; }
    }
}
