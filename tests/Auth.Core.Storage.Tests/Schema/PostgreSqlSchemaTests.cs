using Auth.Core.Login;
using Auth.Core.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Auth.Core.Storage.Tests.Schema;

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlSchemaTests
{
    private readonly Lazy<string> _schema = new(() => PostgreSqlServer.Instance.NewSchema());

    [PostgreSqlFact]
    public async Task A_database_of_version_1_is_upgraded_and_its_users_log_in()
    {
        Execute(ReleasedSchema.PostgreSql1 + ReleasedSchema.User("false"));
        await using var house = Open();

        var login = await house.Authentication.LoginAsync("ada", StoreHouse.Password);

        login.Should().BeOfType<LoginOutcome.Succeeded>().Which.User.Roles.Should().Equal("user", "admin");
        Version.Should().Be(2);
        HasIndex.Should().BeTrue();
    }

    [PostgreSqlFact]
    public async Task A_newer_database_stops_the_start_and_is_left_alone()
    {
        Execute(ReleasedSchema.PostgreSql1 + "UPDATE auth_core_schema SET version = 99");
        await using var house = Open();

        var use = async () => await house.Authentication.FindUserAsync("ada");

        await use.Should().ThrowAsync<InvalidOperationException>().WithMessage("*version 99*update this program*");
        Version.Should().Be(99);
    }

    [PostgreSqlFact]
    public async Task Where_the_schema_may_not_change_the_start_names_the_fix()
    {
        await using var house = Open(createSchema: false);

        var use = async () => await house.Authentication.FindUserAsync("ada");

        await use.Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage("*missing*version 2*PostgreSqlStoreOptions.CreateSchema*");
        Execute("SELECT to_regclass('auth_core_schema')::text").Should().Be(DBNull.Value);
    }

    [PostgreSqlFact]
    public async Task A_user_who_may_not_create_tables_works_where_they_are()
    {
        await using (var owner = Open())
        {
            await owner.Authentication.RegisterAsync("ada", StoreHouse.Password);
        }

        var schema = new NpgsqlConnectionStringBuilder(_schema.Value).SearchPath;
        Execute(
            $"""
            CREATE ROLE app_{schema} LOGIN;
            GRANT USAGE ON SCHEMA {schema} TO app_{schema};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO app_{schema};
            """
        );
        await using var app = StoreHouse.Open(builder =>
            builder.UsePostgreSql($"{_schema.Value};Username=app_{schema}")
        );

        (await app.Authentication.LoginAsync("ada", StoreHouse.Password)).Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [PostgreSqlFact]
    public async Task Text_is_compared_by_bytes_and_every_query_has_its_index()
    {
        await using var house = Open();
        await house.State.AddAsync(Stored.Record("a"), default);

        Execute(
                "SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.oid = 'auth_core_state'::regclass"
            )
            .Should()
            .Be(3L);
        Execute(
                """
                SELECT string_agg(column_name, ' ' ORDER BY table_name, ordinal_position) FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name LIKE 'auth_core_%' AND collation_name = 'C'
                """
            )
            .Should()
            .Be("kind key owner id canonical_name");
    }

    [PostgreSqlTheory]
    [InlineData("")]
    [InlineData(ReleasedSchema.PostgreSql1)]
    public async Task Four_processes_that_start_at_once_all_find_the_tables(string before)
    {
        if (before.Length > 0)
        {
            Execute(before);
        }

        var workers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => WorkerProcess.StartAsync("postgresql", _schema.Value, "schema"))
        );
        Array.ForEach(workers, worker => worker.Go());

        foreach (var worker in workers)
        {
            (await worker.EndAsync()).Should().Equal("done");
            worker.Dispose();
        }

        Version.Should().Be(2);
    }

    private int Version => (int)Execute("SELECT version FROM auth_core_schema")!;

    private bool HasIndex => Execute("SELECT to_regclass('auth_core_state_expires')::text") is string;

    private StoreHouse Open(bool createSchema = true) =>
        StoreHouse.Open(builder =>
            builder.UsePostgreSql(_schema.Value, options => options.CreateSchema = createSchema)
        );

    private object? Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(_schema.Value + ";Pooling=false");
        using var command = source.CreateCommand(sql);
        return command.ExecuteScalar();
    }
}
