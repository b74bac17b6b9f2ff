using System.Globalization;
using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.Login;
using Auth.Core.Sqlite;
using Auth.Core.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Schema;

public sealed class SqliteSchemaTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_database_of_version_1_is_upgraded_and_its_users_log_in()
    {
        _folder.Execute(ReleasedSchema.Sqlite1 + ReleasedSchema.User("0"));
        await using var house = _folder.Open();

        var login = await house.Authentication.LoginAsync("ada", StoreHouse.Password);

        login.Should().BeOfType<LoginOutcome.Succeeded>().Which.User.Roles.Should().Equal("user", "admin");
        Version.Should().Be(2);
        Index.Should().Be(1);
    }

    [Fact]
    public async Task What_is_made_new_and_what_is_upgraded_are_alike()
    {
        using var old = new SqliteFolder();
        old.Execute(ReleasedSchema.Sqlite1);
        await using var upgraded = old.Open();
        await using var made = _folder.Open();
        await upgraded.State.AddAsync(Stored.Record("a"), default);
        await made.State.AddAsync(Stored.Record("a"), default);

        Columns(_folder).Should().NotBeEmpty().And.Equal(Columns(old));
    }

    [Fact]
    public async Task Every_query_has_its_index()
    {
        await using var house = _folder.Open();
        await house.State.AddAsync(Stored.Record("a"), default);

        foreach (
            var (condition, index) in new[]
            {
                ("users WHERE id = 'x'", "sqlite_autoindex_auth_core_users_1"),
                ("users WHERE canonical_name = 'x'", "auth_core_users_canonical_name"),
                ("state WHERE kind = 'x' AND key = 'y'", "sqlite_autoindex_auth_core_state_1"),
                ("state WHERE kind = 'x' AND owner = 'y' AND key > 'z' ORDER BY key", "auth_core_state_owner"),
                ("state WHERE kind = 'x' AND expires_at < 7 ORDER BY expires_at", "auth_core_state_expires"),
            }
        )
        {
            using var connection = _folder.Connect();
            using var command = connection.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN SELECT * FROM auth_core_{condition}";
            using var plan = command.ExecuteReader();
            plan.Read().Should().BeTrue();
            plan.GetString(3).Should().StartWith("SEARCH").And.Contain(index);
            plan.Read().Should().BeFalse("nothing is sorted");
        }
    }

    [Fact]
    public async Task A_newer_database_stops_the_start_and_is_left_alone()
    {
        _folder.Execute(ReleasedSchema.Sqlite1 + "UPDATE auth_core_schema SET version = 99");
        await using var house = _folder.Open();

        var use = async () => await house.Authentication.FindUserAsync("ada");

        await use.Should().ThrowAsync<InvalidOperationException>().WithMessage("*version 99*update this program*");
        Version.Should().Be(99);
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData(ReleasedSchema.Sqlite1, "version 1")]
    public async Task Where_the_schema_may_not_change_the_start_names_the_fix(string sql, string fault)
    {
        _folder.Execute(sql.Length == 0 ? "SELECT 1" : sql);
        await using var house = StoreHouse.Open(builder =>
            builder.UseSqlite(_folder.Database, options => options.CreateSchema = false)
        );

        var use = async () => await house.Authentication.FindUserAsync("ada");

        await use.Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage($"*{fault}*version 2*SqliteStoreOptions.CreateSchema*");
        Index.Should().Be(0);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_version_before_it_and_is_begun_anew()
    {
        var contexts = new SqliteContexts(_folder.Database, TimeSpan.FromSeconds(5), loggers: null);
        var broken = new OneMore(new SqliteSchema(_folder.Database), "CREATE TABLE half (id INTEGER); SELECT nonsense");
        var guard = new SchemaGuard(contexts, broken, mayChange: true, "CreateSchema");

        for (var tries = 0; tries < 2; tries++)
        {
            await guard
                .Invoking(it => it.EnsureAsync(default))
                .Should()
                .ThrowAsync<Microsoft.Data.Sqlite.SqliteException>();
            Version.Should().Be(2);
            _folder.Execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").Should().Be(0L);
        }

        broken.Third = "CREATE TABLE whole (id INTEGER)";
        await guard.EnsureAsync(default);
        Version.Should().Be(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData(ReleasedSchema.Sqlite1)]
    public async Task Four_processes_that_start_at_once_all_find_the_tables(string before)
    {
        if (before.Length > 0)
        {
            _folder.Execute(before);
        }

        var workers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => WorkerProcess.StartAsync("sqlite", _folder.Database, "schema"))
        );
        Array.ForEach(workers, worker => worker.Go());

        foreach (var worker in workers)
        {
            (await worker.EndAsync()).Should().Equal("done");
            worker.Dispose();
        }

        Version.Should().Be(2);
    }

    [Fact]
    public async Task A_kill_during_the_upgrade_leaves_one_version_or_the_other()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 5; round++)
        {
            using var folder = new SqliteFolder();
            folder.Execute(
                ReleasedSchema.Sqlite1
                    + """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
                    INSERT INTO auth_core_state SELECT 'session', 'k' || i, 'o', i, 1, x'00' FROM n;
                    """
            );
            using var worker = await WorkerProcess.StartAsync("sqlite", folder.Database, "schema");
            worker.Go();
            await Task.Delay(random.Next(150));
            await worker.KillAsync();

            folder.Execute("PRAGMA integrity_check").Should().Be("ok");
            var version = Convert.ToInt32(
                folder.Execute("SELECT version FROM auth_core_schema"),
                CultureInfo.InvariantCulture
            );
            folder.Execute(CountIndex).Should().Be(version - 1L);
            await using var house = folder.Open();
            (await house.State.FindAsync(Auth.Core.State.StateKind.Session, "k50000", default)).Should().NotBeNull();
            folder.Execute(CountIndex).Should().Be(1L);
        }
    }

    private const string CountIndex = "SELECT count(*) FROM sqlite_master WHERE name = 'auth_core_state_expires'";

    private long Version => (long)_folder.Execute("SELECT version FROM auth_core_schema")!;

    private long Index => (long)_folder.Execute(CountIndex)!;

    private static List<string> Columns(SqliteFolder folder)
    {
        using var connection = folder.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT m.type || ' ' || m.name || ' ' || coalesce(c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk, '')
            FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c ORDER BY 1
            """;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    /// <summary>The real steps and one more.</summary>
    private sealed class OneMore(StoreSchema real, string third) : StoreSchema
    {
        public string Third { get; set; } = third;

        public override IReadOnlyList<string> Steps => [.. real.Steps, Third];

        public override string HasVersion => real.HasVersion;
    }
}
