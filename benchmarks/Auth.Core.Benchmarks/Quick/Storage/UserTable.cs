using System.Diagnostics;
using System.Globalization;
using Auth.Core.DependencyInjection;
using Auth.Core.Users;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Auth.Core.Benchmarks.Quick.Storage;

/// <summary>A table of users that the database makes by itself: user n has the id and the name that end in n.</summary>
internal sealed class UserTable : IAsyncDisposable
{
    private const string Columns =
        "id, name, canonical_name, password_hash, roles, is_disabled, created_at, credential_version, security_version, version";

    private static readonly string Hash = "$2b$12$" + new string('x', 53);

    private readonly ServiceProvider _services;
    private readonly IUserStore _users;
    private readonly Func<int, Task> _fill;

    private UserTable(Func<AuthCoreBuilder, AuthCoreBuilder> stores, Func<int, Task> fill)
    {
        var services = new ServiceCollection();
        stores(services.AddAuthCore(_ => { }));
        _services = services.BuildServiceProvider();
        _users = _services.GetRequiredService<IUserStore>();
        _fill = fill;
    }

    public static UserTable OfSqlite(string file) =>
        new(
            builder => builder.UseSqlite(file),
            async count =>
            {
                await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandTimeout = 0;
                command.CommandText = Text(
                    $"""
                    PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;
                    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count})
                    INSERT INTO auth_core_users ({Columns})
                    SELECT printf('id-%09d', i), printf('user-%09d', i), printf('USER-%09d', i), '{Hash}', 'user', 0, 0, 1, 1, i + 1
                    FROM n;
                    PRAGMA wal_checkpoint(TRUNCATE);
                    """
                );
                await command.ExecuteNonQueryAsync();
            }
        );

    /// <summary>In a schema of its own, which is deleted first.</summary>
    public static UserTable OfPostgreSql(string connectionString, string schema)
    {
        using (var source = NpgsqlDataSource.Create(connectionString))
        using (var command = source.CreateCommand($"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}"))
        {
            command.ExecuteNonQuery();
        }

        var place = $"{connectionString};Search Path={schema}";
        return new(
            builder => builder.UsePostgreSql(place),
            async count =>
            {
                await using var source = NpgsqlDataSource.Create(place);
                await using var command = source.CreateCommand(
                    Text(
                        $"""
                        INSERT INTO auth_core_users ({Columns})
                        SELECT 'id-' || lpad(i::text, 9, '0'), 'user-' || lpad(i::text, 9, '0'), 'USER-' || lpad(i::text, 9, '0'),
                               '{Hash}', 'user', false, 0, 1, 1, i + 1
                        FROM generate_series(0, {count} - 1) AS i;
                        """
                    )
                );
                command.CommandTimeout = 0;
                await command.ExecuteNonQueryAsync();
                command.CommandText = "VACUUM ANALYZE auth_core_users";
                await command.ExecuteNonQueryAsync();
            }
        );
    }

    /// <summary>Makes the tables and the users; how long the users took.</summary>
    public async Task<TimeSpan> FillAsync(int count)
    {
        await _users.FindByIdAsync(UserId.Parse("nobody"), default);
        var started = Stopwatch.GetTimestamp();
        await _fill(count);
        var took = Stopwatch.GetElapsedTime(started);
        await FindByNameAsync(count - 1);
        return took;
    }

    public async Task FindByNameAsync(int number) =>
        _ =
            await _users.FindByNameAsync(UserName.Create(Text($"user-{number:D9}")), default)
            ?? throw new InvalidOperationException($"User {number} is not there.");

    public async Task FindByIdAsync(int number) =>
        _ =
            await _users.FindByIdAsync(UserId.Parse(Text($"id-{number:D9}")), default)
            ?? throw new InvalidOperationException($"User {number} is not there.");

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
