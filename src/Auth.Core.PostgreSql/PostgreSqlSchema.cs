using Auth.Core.EntityFrameworkCore.Storage;

namespace Auth.Core.PostgreSql;

/// <summary>
/// The tables on PostgreSQL, in the first schema of the connection's search path. One advisory lock lets one process at a
/// time change them, and tables are made and changed within transactions, so a kill leaves the version before or the one after.
/// </summary>
internal sealed class PostgreSqlSchema : StoreSchema
{
    // Text is compared by its bytes whatever the database's own collation is; an index in that order serves all queries.
    private const string Version1 = """
        CREATE TABLE auth_core_schema (
            id integer NOT NULL PRIMARY KEY CHECK (id = 1),
            version integer NOT NULL
        );
        INSERT INTO auth_core_schema (id, version) VALUES (1, 0);
        CREATE TABLE auth_core_users (
            id character varying(64) COLLATE "C" NOT NULL CONSTRAINT auth_core_users_pkey PRIMARY KEY,
            name character varying(254) NOT NULL,
            canonical_name character varying(254) COLLATE "C" NOT NULL,
            password_hash character varying(255) NOT NULL,
            roles character varying(4160) NOT NULL,
            is_disabled boolean NOT NULL,
            created_at bigint NOT NULL,
            credential_version bigint NOT NULL,
            security_version bigint NOT NULL,
            version bigint NOT NULL
        );
        CREATE UNIQUE INDEX auth_core_users_canonical_name ON auth_core_users (canonical_name);
        CREATE TABLE auth_core_state (
            kind character varying(32) COLLATE "C" NOT NULL,
            key character varying(64) COLLATE "C" NOT NULL,
            owner character varying(64) COLLATE "C" NOT NULL,
            expires_at bigint NOT NULL,
            version bigint NOT NULL,
            payload bytea NOT NULL,
            CONSTRAINT auth_core_state_pkey PRIMARY KEY (kind, key)
        );
        CREATE INDEX auth_core_state_owner ON auth_core_state (kind, owner, key);
        """;

    private const string Version2 = "CREATE INDEX auth_core_state_expires ON auth_core_state (kind, expires_at);";

    public override IReadOnlyList<string> Steps { get; } = [Version1, Version2];

    public override string HasVersion => "SELECT CASE WHEN to_regclass('auth_core_schema') IS NULL THEN 0 ELSE 1 END";

    // Any fixed number serves; this one is the text "AuthCore" in ASCII. Void, so that the driver has no type to read.
    public override string Lock => "DO $$ BEGIN PERFORM pg_advisory_xact_lock(x'41757468436f7265'::bigint); END $$";
}
