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
    private readonly string _sql = string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"PRAGMA synchronous = FULL; PRAGMA busy_timeout = {(long)busyTimeout.TotalMilliseconds};"
    );

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

    private void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant and a number.
        command.CommandText = _sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
