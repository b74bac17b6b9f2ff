using Auth.Core.Secrets;
using Auth.Core.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>SQLite and PostgreSQL. What needs a file that others may read is proved by <c>MasterKeyFileTests</c>.</summary>
internal static class StoreMistakes
{
    private const string Secret = "geheim";

    /// <summary>Where the databases and key files of the mistakes would lie.</summary>
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "mistakes");

    private static readonly string Database = Path.Combine(Folder, "data", "auth.db");
    private static readonly string WebRoot = Path.Combine(Folder, "wwwroot");

    public static IReadOnlyList<ConfigurationMistake> All { get; } =
    [
        With(
            "A connection string in place of a file",
            "UseSqlite",
            ["path of a file", "no connection string"],
            services => Sqlite(services, $"Data Source=auth.db;Password={Secret}")
        ),
        With(
            "A database in memory by its SQLite name",
            "UseSqlite",
            ["AddInMemoryStores()"],
            services => Sqlite(services, ":memory:")
        ),
        With(
            "A store that may take no time",
            "SqliteStoreOptions.Timeout",
            ["00:00:00", "00:05:00", "Leave it at 00:00:05"],
            services => Sqlite(services, Database, options => options.Timeout = TimeSpan.Zero)
        ),
        With(
            "A master key where the web server would serve it",
            "The master key file",
            ["inside the web root", "outside of what is served"],
            services =>
                Sqlite(
                    services,
                    Database,
                    options =>
                    {
                        options.WebRoot = WebRoot;
                        options.KeyFile = Path.Combine(WebRoot, "keys", "master-key");
                    }
                )
        ),
        With(
            "Tables that nobody has made, and that the program may not make",
            "SqliteStoreOptions.CreateSchema",
            ["missing", "is false", "set to true"],
            services =>
            {
                Sqlite(services, Database, options => options.CreateSchema = false);
                services.Configure<AuthCoreOptions>(options => options.MasterKeys.Add(MasterKey.CreateRandom()));
            }
        ),
        With(
            "PostgreSQL without a master key that all machines share",
            "AuthCoreOptions.MasterKeys",
            ["MasterKey.FromEnvironment()", "AUTH_MASTER_KEY", "openssl rand -base64 32"],
            services =>
            {
                PostgreSql(services, "Host=127.0.0.1;Username=auth");
                using var provider = services.BuildServiceProvider();
                provider.GetRequiredService<AuthenticationService>();
            }
        ),
        With(
            "A connection string with a password that is cut in two",
            "UsePostgreSql",
            ["Host=...", "in quotes"],
            services => PostgreSql(services, $"Host=127.0.0.1;Username=auth;Password=a;{Secret}=b")
        ),
    ];

    private static ConfigurationMistake With(
        string what,
        string setting,
        string[] fix,
        Action<IServiceCollection> make
    ) => new(what, setting, fix, make) { Secret = Secret };

    private static void Sqlite(
        IServiceCollection services,
        string path,
        Action<SqliteStoreOptions>? configure = null
    ) => ConfigurationMistake.Add(services).UseSqlite(path, configure);

    private static void PostgreSql(IServiceCollection services, string connectionString) =>
        ConfigurationMistake.Add(services).UsePostgreSql(connectionString);
}
