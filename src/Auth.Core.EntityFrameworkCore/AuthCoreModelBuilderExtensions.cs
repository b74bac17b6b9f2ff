using Auth.Core.EntityFrameworkCore.State;
using Auth.Core.EntityFrameworkCore.Users;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Maps the library's tables in the host's own context. In this namespace so that it is found where models are built.</summary>
public static class AuthCoreModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables <c>auth_core_users</c> and <c>auth_core_state</c> with their columns and indexes. Call it in
    /// <c>OnModelCreating</c>; the host's migrations make the tables. The context's default schema applies.
    /// </summary>
    /// <param name="modelBuilder">The model.</param>
    /// <param name="collation">
    /// The collation that compares text as bytes, for ids, names and keys. Null, the default, takes <c>C</c> on PostgreSQL,
    /// a binary one on SQL Server, and leaves the column alone elsewhere, which is right for SQLite. Any other database has
    /// to name its own: one that folds case would make one user of two names.
    /// </param>
    public static ModelBuilder UseAuthCore(this ModelBuilder modelBuilder, string? collation = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        var byBytes = collation ?? CollationOf(modelBuilder);
        modelBuilder.Entity<UserRow>(user => UserRow.Map(user, byBytes));
        modelBuilder.Entity<StateRow>(state => StateRow.Map(state, byBytes));
        return modelBuilder;
    }

    // Each provider leaves its mark on a new model before the host sees it.
    private static string? CollationOf(ModelBuilder modelBuilder) =>
        modelBuilder.Model.FindAnnotation("Npgsql:ValueGenerationStrategy") is not null ? "C"
        : modelBuilder.Model.FindAnnotation("SqlServer:ValueGenerationStrategy") is not null ? "Latin1_General_100_BIN2"
        : null;
}
