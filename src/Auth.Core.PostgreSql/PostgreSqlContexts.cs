using Auth.Core.EntityFrameworkCore;
using Auth.Core.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Auth.Core.PostgreSql;

/// <summary>Pooled contexts over the pooled connections of one data source.</summary>
internal sealed class PostgreSqlContexts : StoreContexts, IDisposable
{
    // How many statements a connection keeps prepared: the stores have ten.
    private const int MostPrepared = 20;

    // How long the driver waits for the server to confirm that it has stopped a statement; then it hangs up.
    private const int CancellationMilliseconds = 200;

    private readonly PooledDbContextFactory<AuthCoreDbContext> _factory;

    public PostgreSqlContexts(string connectionString, TimeSpan timeout, ILoggerFactory? loggers)
    {
        Source = NpgsqlDataSource.Create(Complete(connectionString, timeout));
        _factory = new(
            new DbContextOptionsBuilder<AuthCoreDbContext>().UseNpgsql(Source).LogQuietlyTo(loggers).Options
        );
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>What the host has not set itself: timeouts within the call's own, and prepared statements.</summary>
    public static string Complete(string connectionString, TimeSpan timeout)
    {
        var builder =
            TryRead(connectionString)
            ?? throw new ArgumentException(
                "The connection string of UsePostgreSql cannot be read: a keyword or a value is not Npgsql's. Write it as "
                    + "Host=...;Database=...;Username=..., and a password with ; or = in it in quotes.",
                nameof(connectionString)
            );
        var seconds = StoreTimeout.InSeconds(timeout);
        SetIfAbsent("Timeout", () => builder.Timeout = seconds);
        SetIfAbsent("Command Timeout", () => builder.CommandTimeout = 0); // Every call has its token, which counts milliseconds.
        SetIfAbsent("Cancellation Timeout", () => builder.CancellationTimeout = CancellationMilliseconds);
        SetIfAbsent("Max Auto Prepare", () => builder.MaxAutoPrepare = MostPrepared);
        return builder.ConnectionString;

        void SetIfAbsent(string key, Action set)
        {
            if (!builder.ContainsKey(key) || !builder.Keys.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                set();
            }
        }
    }

    public override RentedContext Rent() => new(_factory.CreateDbContext());

    public void Dispose() => Source.Dispose();

    // Without what the driver threw: its message may hold a piece of the text, and so of a password that has no quotes.
    private static NpgsqlConnectionStringBuilder? TryRead(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
