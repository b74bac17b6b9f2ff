namespace Auth.Core.Storage.Tests.Schema;

/// <summary>
/// Databases as released versions left them, with a user of the password <c>correct horse battery</c> in it. Written down
/// here and not taken from the source, so that a released step cannot be changed unnoticed.
/// </summary>
internal static class ReleasedSchema
{
    /// <summary>Tables of version 1 on SQLite.</summary>
    public const string Sqlite1 = """
        CREATE TABLE auth_core_schema (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL) STRICT;
        INSERT INTO auth_core_schema (id, version) VALUES (1, 1);
        CREATE TABLE auth_core_users (
            id TEXT COLLATE BINARY NOT NULL PRIMARY KEY, name TEXT NOT NULL, canonical_name TEXT COLLATE BINARY NOT NULL,
            password_hash TEXT NOT NULL, roles TEXT NOT NULL, is_disabled INTEGER NOT NULL, created_at INTEGER NOT NULL,
            credential_version INTEGER NOT NULL, security_version INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX auth_core_users_canonical_name ON auth_core_users (canonical_name);
        CREATE TABLE auth_core_state (
            kind TEXT COLLATE BINARY NOT NULL, key TEXT COLLATE BINARY NOT NULL, owner TEXT COLLATE BINARY NOT NULL,
            expires_at INTEGER NOT NULL, version INTEGER NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (kind, key)) STRICT;
        CREATE INDEX auth_core_state_owner ON auth_core_state (kind, owner, key);
        """;

    /// <summary>Tables of version 1 on PostgreSQL.</summary>
    public const string PostgreSql1 = """
        CREATE TABLE auth_core_schema (id integer NOT NULL PRIMARY KEY CHECK (id = 1), version integer NOT NULL);
        INSERT INTO auth_core_schema (id, version) VALUES (1, 1);
        CREATE TABLE auth_core_users (
            id character varying(64) COLLATE "C" NOT NULL CONSTRAINT auth_core_users_pkey PRIMARY KEY,
            name character varying(254) NOT NULL, canonical_name character varying(254) COLLATE "C" NOT NULL,
            password_hash character varying(255) NOT NULL, roles character varying(4160) NOT NULL,
            is_disabled boolean NOT NULL, created_at bigint NOT NULL, credential_version bigint NOT NULL,
            security_version bigint NOT NULL, version bigint NOT NULL);
        CREATE UNIQUE INDEX auth_core_users_canonical_name ON auth_core_users (canonical_name);
        CREATE TABLE auth_core_state (
            kind character varying(32) COLLATE "C" NOT NULL, key character varying(64) COLLATE "C" NOT NULL,
            owner character varying(64) COLLATE "C" NOT NULL, expires_at bigint NOT NULL, version bigint NOT NULL,
            payload bytea NOT NULL, CONSTRAINT auth_core_state_pkey PRIMARY KEY (kind, key));
        CREATE INDEX auth_core_state_owner ON auth_core_state (kind, owner, key);
        """;

    /// <summary>The user; <c>is_disabled</c> is written as each database spells it.</summary>
    public static string User(string no) =>
        $"""
            INSERT INTO auth_core_users VALUES ('id-1', 'Ada', 'ADA',
                '$2b$04$HASH', 'user' || {LineEnd} || 'admin', {no}, 638712345678901234, 1, 2, 77);
            """.Replace("$2b$04$HASH", Hash, StringComparison.Ordinal);

    private const string LineEnd = "'\n'";

    private static readonly string Hash = new Passwords.Bcrypt.BcryptPasswordHasher(
        new Passwords.Bcrypt.BcryptOptions { WorkFactor = 10 }
    ).Hash("correct horse battery");
}
