using Microsoft.EntityFrameworkCore;

namespace Auth.Core.EntityFrameworkCore;

/// <summary>
/// A context of the library's two tables alone, for hosts that have none of their own: <c>UseSqlite(path)</c> and
/// <c>UsePostgreSql(connectionString)</c> bring theirs, any other provider takes this one.
/// </summary>
/// <param name="options">The provider and its connection.</param>
public sealed class AuthCoreDbContext(DbContextOptions<AuthCoreDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseAuthCore();
}
