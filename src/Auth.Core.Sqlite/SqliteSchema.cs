using System.Data.Common;
using Auth.Core.EntityFrameworkCore.Storage;

namespace Auth.Core.Sqlite;

/// <summary>
/// The tables on SQLite. Beginning a transaction is <c>BEGIN IMMEDIATE</c>, which waits for all other writers, and tables
/// are made and changed within it, so a kill leaves the version before or the one after.
/// </summary>
internal sealed class SqliteSchema(string path) : StoreSchema
{
    private const string Version1 = """
        CREATE TABLE auth_core_schema (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            version INTEGER NOT NULL
        ) STRICT;
        INSERT INTO auth_core_schema (id, version) VALUES (1, 0);
        CREATE TABLE auth_core_users (
            id TEXT COLLATE BINARY NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            canonical_name TEXT COLLATE BINARY NOT NULL,
            password_hash TEXT NOT NULL,
            roles TEXT NOT NULL,
            is_disabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            credential_version INTEGER NOT NULL,
            security_version INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX auth_core_users_canonical_name ON auth_core_users (canonical_name);
        CREATE TABLE auth_core_state (
            kind TEXT COLLATE BINARY NOT NULL,
            key TEXT COLLATE BINARY NOT NULL,
            owner TEXT COLLATE BINARY NOT NULL,
            expires_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            payload BLOB NOT NULL,
            PRIMARY KEY (kind, key)
        ) STRICT;
        CREATE INDEX auth_core_state_owner ON auth_core_state (kind, owner, key);
        """;

    private const string Version2 = "CREATE INDEX auth_core_state_expires ON auth_core_state (kind, expires_at);";

    public override IReadOnlyList<string> Steps { get; } = [Version1, Version2];

    public override string HasVersion =>
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'auth_core_schema'";

    // The mode is kept with the file; two processes that change it at once wait for one another here.
    public override async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = "PRAGMA journal_mode = WAL";
            command.CommandTimeout = 60;
            var mode = (string?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            if (mode is not "wal")
            {
                throw new InvalidOperationException(
                    $"The SQLite file {path} takes no write-ahead log (it stays in mode {mode}): its folder is on a network file "
                        + "system. Put it on a disk of this machine, or use PostgreSQL."
                );
            }
        }
    }
}
