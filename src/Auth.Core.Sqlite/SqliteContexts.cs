using Auth.Core.EntityFrameworkCore;
using Auth.Core.EntityFrameworkCore.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Sqlite;

/// <summary>Pooled contexts over pooled connections to one file.</summary>
internal sealed class SqliteContexts(string path, TimeSpan timeout, ILoggerFactory? loggers) : StoreContexts
{
    private readonly PooledDbContextFactory<AuthCoreDbContext> _factory = new(Options(path, timeout, loggers));

    public override RentedContext Rent()
    {
        SqliteFile.Make(path);
        return new RentedContext(_factory.CreateDbContext());
    }

    private static DbContextOptions<AuthCoreDbContext> Options(string path, TimeSpan timeout, ILoggerFactory? loggers)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = true,

            // SQLite's own wait has passed by the time that the driver would sleep and try again.
            DefaultTimeout = 1,
        };
        var builder = new DbContextOptionsBuilder<AuthCoreDbContext>()
            .UseSqlite(connection.ConnectionString)
            .AddInterceptors(new SqlitePragmas(timeout));
        return (loggers is null ? builder : builder.UseLoggerFactory(loggers)).Options;
    }
}
