using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Auth.Core.Sqlite;

/// <summary>
/// Sets what SQLite keeps with a connection and not with the file: a commit is on the disk before it is acknowledged, and
/// another process's write is waited for.
/// </summary>
/// <param name="busyTimeout">How long a statement waits for another process.</param>
internal sealed class SqlitePragmas(TimeSpan busyTimeout) : DbConnectionInterceptor
{
    // FULL: with NORMAL a power cut may undo acknowledged commits of a database in WAL mode (sqlite.org/pragma.html).
    private readonly string _sql = $"PRAGMA synchronous = FULL; {BusyTimeout(busyTimeout)}";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Set(connection);
        return Task.CompletedTask;
    }

    /// <summary>How long the next statements of a connection wait for another process.</summary>
    public static void Set(DbConnection connection, TimeSpan busyTimeout) =>
        Execute(connection, BusyTimeout(busyTimeout));

    // Zero would be no waiting at all, and less than that an error.
    private static string BusyTimeout(TimeSpan time) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout = {Math.Max(1, (long)time.TotalMilliseconds)};"
        );

    private void Set(DbConnection connection) => Execute(connection, _sql);

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant and a number.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
