using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Support;

/// <summary>A folder for one database, deleted at the end.</summary>
internal sealed class SqliteFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("auth-core-sqlite-").FullName;

    public string Database => In("auth.db");

    public string In(params string[] parts) => Path.Combine([_folder, .. parts]);

    public StoreHouse Open(Action<AuthCoreOptions>? configure = null) =>
        StoreHouse.Open(builder => builder.UseSqlite(Database), configure);

    /// <summary>For 200 callers at once on a machine that may be busy: it is not the patience that is tested.</summary>
    public StoreHouse OpenPatiently() =>
        StoreHouse.Open(builder => builder.UseSqlite(Database, options => options.Timeout = StoreHouse.Patience));

    /// <summary>Runs statements past the store, on a connection of its own.</summary>
    public object? Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
