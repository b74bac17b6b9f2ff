using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>
/// Lets nobody at the tables before they have the version that this release knows: makes or upgrades them at the first
/// use, or, where that is switched off, says what to do. Any number of processes may start at once.
/// </summary>
/// <remarks>
/// Runs once for all callers and is bound by none of their deadlines, because an index on a large table takes as long as it
/// takes; callers give up waiting at theirs. What failed is begun anew by the next call.
/// </remarks>
internal sealed class SchemaGuard(StoreContexts contexts, StoreSchema schema, bool mayChange, string setting)
{
    private readonly Lock _gate = new();
    private Task? _running;
    private volatile bool _isReady;

    /// <summary>Completes when the tables are as this release knows them.</summary>
    /// <exception cref="InvalidOperationException">The tables are older and may not be changed, or newer than this release.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            if (_running is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _running = Task.Run(RunAsync, CancellationToken.None);
            }

            return _running.WaitAsync(cancellationToken);
        }
    }

    private async Task RunAsync()
    {
        var rented = contexts.Rent();
        await using (rented.ConfigureAwait(false))
        {
            await rented.Context.Database.OpenConnectionAsync().ConfigureAwait(false);
            var connection = rented.Context.Database.GetDbConnection();
            await schema.PrepareAsync(connection, CancellationToken.None).ConfigureAwait(false);
            var version = await VersionAsync(connection, transaction: null).ConfigureAwait(false);
            while (version < schema.Steps.Count)
            {
                RefuseUnlessMayChange(version);
                version = await StepAsync(connection).ConfigureAwait(false);
            }

            if (version > schema.Steps.Count)
            {
                throw new InvalidOperationException(
                    $"The tables of the store have version {version}; this release knows versions up to {schema.Steps.Count}. "
                        + "A newer release has upgraded them: update this program too."
                );
            }
        }

        _isReady = true;
    }

    private void RefuseUnlessMayChange(int version)
    {
        if (!mayChange)
        {
            throw new InvalidOperationException(
                (
                    version == 0
                        ? "The tables of the store are missing"
                        : $"The tables of the store have version {version}"
                )
                    + $"; this release needs version {schema.Steps.Count}, and {setting} is false. Start one process with it "
                    + "set to true, as a database user that may create tables."
            );
        }
    }

    // The version is read again under the lock: whoever held it before may have made this very step.
    private async Task<int> StepAsync(DbConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.Unspecified).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (schema.Lock is { } turn)
            {
                await ExecuteAsync(connection, transaction, turn).ConfigureAwait(false);
            }

            var version = await VersionAsync(connection, transaction).ConfigureAwait(false);
            if (version >= schema.Steps.Count)
            {
                return version;
            }

            await ExecuteAsync(connection, transaction, schema.Steps[version]).ConfigureAwait(false);
            var next = (version + 1).ToString(CultureInfo.InvariantCulture);
            await ExecuteAsync(connection, transaction, $"UPDATE auth_core_schema SET version = {next}")
                .ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
            return version + 1;
        }
    }

    private async Task<int> VersionAsync(DbConnection connection, DbTransaction? transaction) =>
        await ExecuteAsync(connection, transaction, schema.HasVersion).ConfigureAwait(false) == 0
            ? 0
            : await ExecuteAsync(connection, transaction, "SELECT version FROM auth_core_schema").ConfigureAwait(false);

    private static async Task<int> ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
#pragma warning disable CA2100 // Every text is a constant of a schema above.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Transaction = transaction;

            // For ever: a large table is upgraded in its own time, and whoever waits for the lock waits for that.
            command.CommandTimeout = 0;
            var result = await command.ExecuteScalarAsync().ConfigureAwait(false);
            return result is null or DBNull ? 0 : Convert.ToInt32(result, CultureInfo.InvariantCulture);
        }
    }
}
