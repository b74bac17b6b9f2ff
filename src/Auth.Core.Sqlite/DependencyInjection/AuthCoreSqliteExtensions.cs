using Auth.Core;
using Auth.Core.DependencyInjection;
using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds SQLite stores. In this namespace so that it is found where services are registered.</summary>
public static class AuthCoreSqliteExtensions
{
    /// <summary>
    /// Keeps users and sessions in one SQLite file: write-ahead log, every acknowledged write on the disk, any number of threads
    /// and of processes on this machine. The folder is made with mode 0700 and the file with 0600 where they are missing; the
    /// tables are made and upgraded at start. Where <see cref="AuthCoreOptions.MasterKeys"/> is empty, the master key is that
    /// of a file, see <see cref="SqliteStoreOptions.KeyFile"/>. Replaces stores registered before.
    /// </summary>
    /// <param name="builder">What <c>AddAuthCore</c> returned.</param>
    /// <param name="path">The file, on a disk of this machine: a network file system has no locks that hold.</param>
    /// <param name="configure">Sets timeout, schema and key file; null for the defaults.</param>
    /// <exception cref="ArgumentException">The path names no file, or a setting is out of its range.</exception>
    public static AuthCoreBuilder UseSqlite(
        this AuthCoreBuilder builder,
        string path,
        Action<SqliteStoreOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var file = SqliteFile.Require(path);
        var options = new SqliteStoreOptions();
        configure?.Invoke(options);
        StoreTimeout.Require(options.Timeout, "SqliteStoreOptions.Timeout");
        builder.Services.AddSingleton<IPostConfigureOptions<AuthCoreOptions>>(provider => new SqliteKeyFile(
            options,
            provider.GetService<IHostEnvironment>()
        ));
        Stores.Register(builder.Services, provider => Create(provider, file, options));
        return builder;
    }

    private static Stores Create(IServiceProvider provider, string file, SqliteStoreOptions options)
    {
        var contexts = new SqliteContexts(file, options.Timeout, provider.GetService<ILoggerFactory>());
        var schema = new SchemaGuard(
            contexts,
            new SqliteSchema(file),
            options.CreateSchema,
            "SqliteStoreOptions.CreateSchema"
        );
        var dialect = new SqliteDialect();
        var calls = new StoreCalls(
            contexts,
            dialect,
            schema,
            options.Timeout,
            provider.GetRequiredService<TimeProvider>()
        );
        return new Stores(calls, schema, dialect);
    }
}
