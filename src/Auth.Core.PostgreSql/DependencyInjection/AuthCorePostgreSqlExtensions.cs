using Auth.Core;
using Auth.Core.DependencyInjection;
using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.PostgreSql;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds PostgreSQL stores. In this namespace so that it is found where services are registered.</summary>
public static class AuthCorePostgreSqlExtensions
{
    /// <summary>
    /// Keeps users and sessions in PostgreSQL 13 or later, or in what speaks its protocol: any number of processes on any number of
    /// machines. The tables are made and upgraded at start, in the first schema of the search path, by one process of many.
    /// <see cref="AuthCoreOptions.MasterKeys"/> must be configured, alike on all machines, or the start fails. Replaces stores
    /// registered before.
    /// </summary>
    /// <param name="builder">What <c>AddAuthCore</c> returned.</param>
    /// <param name="connectionString">
    /// Host, database and user in Npgsql's form. What it leaves open is set here: timeouts to
    /// <see cref="PostgreSqlStoreOptions.Timeout"/>, and 20 prepared statements a connection (behind a pooler that cannot
    /// keep them add <c>Max Auto Prepare=0</c>).
    /// </param>
    /// <param name="configure">Sets timeout and schema; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or a setting is out of its range.</exception>
    public static AuthCoreBuilder UsePostgreSql(
        this AuthCoreBuilder builder,
        string connectionString,
        Action<PostgreSqlStoreOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var options = new PostgreSqlStoreOptions();
        configure?.Invoke(options);
        StoreTimeout.Require(options.Timeout, "PostgreSqlStoreOptions.Timeout");
        var complete = PostgreSqlContexts.Complete(connectionString, options.Timeout);
        Stores.Register(builder.Services, provider => Create(provider, complete, options));
        return builder;
    }

    private static Stores Create(IServiceProvider provider, string connectionString, PostgreSqlStoreOptions options)
    {
        var contexts = new PostgreSqlContexts(connectionString, options.Timeout, provider.GetService<ILoggerFactory>());
        var schema = new SchemaGuard(
            contexts,
            new PostgreSqlSchema(),
            options.CreateSchema,
            "PostgreSqlStoreOptions.CreateSchema"
        );
        var calls = new StoreCalls(
            contexts,
            new PostgreSqlDialect(contexts.Source),
            schema,
            options.Timeout,
            provider.GetRequiredService<TimeProvider>()
        );
        return new Stores(calls, schema, contexts);
    }
}
