namespace Auth.Core.PostgreSql;

/// <summary>Settings of the PostgreSQL store.</summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>
    /// How long one call may take, its repetitions and the wait for a connection included: 100 milliseconds to 5 minutes,
    /// 5 seconds by default. A call that takes longer throws <see cref="Auth.Core.Users.StoreUnavailableException"/>.
    /// </summary>
    public TimeSpan Timeout { get; set; } = EntityFrameworkCore.Storage.StoreTimeout.Default;

    /// <summary>
    /// Whether the tables are made and upgraded at start, true by default. Set false, the start checks their version and
    /// fails with the fix: for a database user that may not create tables.
    /// </summary>
    public bool CreateSchema { get; set; } = true;
}
