namespace Auth.Core.Sqlite;

/// <summary>Settings of the SQLite store.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>
    /// How long one call may take, the wait for another process's write included: 100 milliseconds to 5 minutes, 5 seconds
    /// by default. A call that takes longer throws <see cref="Auth.Core.Users.StoreUnavailableException"/>.
    /// </summary>
    public TimeSpan Timeout { get; set; } = EntityFrameworkCore.Storage.StoreTimeout.Default;

    /// <summary>
    /// Whether the tables are made and upgraded at start, true by default. Set false, the start checks their version and
    /// fails with the fix.
    /// </summary>
    public bool CreateSchema { get; set; } = true;

    /// <summary>
    /// Where the master key is kept if <see cref="AuthCoreOptions.MasterKeys"/> is empty. Null, the default, is
    /// <c>master-key</c> in the service's <c>STATE_DIRECTORY</c>, or below the user's local data directory in
    /// <c>auth-core/</c> and the program's name. Never the database's own folder: whoever copies one shall not have both.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>
    /// What a web server serves; a key file inside of it stops the start. Null, the default, is <c>wwwroot</c> below the
    /// host's content root.
    /// </summary>
    public string? WebRoot { get; set; }
}
