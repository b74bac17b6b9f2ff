using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>
/// Adds a row unless a unique index refuses it. SQLite and PostgreSQL are asked with <c>ON CONFLICT DO NOTHING</c>, so that
/// a taken name is a row count and no exception, and appears in no log; other databases are asked by a plain insert.
/// </summary>
internal static class RowInsert
{
    private static readonly ConcurrentDictionary<IEntityType, Statement> Statements = new();

    /// <summary>Whether the row was added; the fault of a plain insert, or null.</summary>
    public static async Task<(bool IsAdded, DbUpdateException? Fault)> TryAsync<TRow>(
        DbContext context,
        TRow row,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        var type =
            context.Model.FindEntityType(typeof(TRow))
            ?? throw new InvalidOperationException(
                $"{context.GetType().Name} does not map the tables. Call modelBuilder.UseAuthCore() in its OnModelCreating."
            );
        if (!KnowsOnConflict(context.Database))
        {
            return await AddAsync(context, row, cancellationToken).ConfigureAwait(false);
        }

        var statement = Statements.GetOrAdd(
            type,
            static (type, context) => Statement.Of(type, context.GetService<ISqlGenerationHelper>()),
            context
        );
        var rows = await context
            .Database.ExecuteSqlRawAsync(statement.Sql, statement.ValuesOf(row), cancellationToken)
            .ConfigureAwait(false);
        return (rows == 1, null);
    }

    private static bool KnowsOnConflict(DatabaseFacade database) =>
        database.ProviderName is "Microsoft.EntityFrameworkCore.Sqlite" or "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>The plain insert, for databases without <c>ON CONFLICT</c>.</summary>
    internal static async Task<(bool IsAdded, DbUpdateException? Fault)> AddAsync<TRow>(
        DbContext context,
        TRow row,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return (true, null);
        }
        catch (DbUpdateException fault)
        {
            // Whether that was a unique index is asked of the rows, which every database answers alike.
            context.ChangeTracker.Clear();
            return (false, fault);
        }
    }

    /// <summary>The insert of one table, as the host's model names it.</summary>
    private sealed class Statement(string sql, IReadOnlyList<IProperty> columns)
    {
        public string Sql { get; } = sql;

        public static Statement Of(IEntityType type, ISqlGenerationHelper names)
        {
            var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            var columns = type.GetProperties().ToList();
            var list = string.Join(
                ", ",
                columns.Select(column => names.DelimitIdentifier(column.GetColumnName(table)!))
            );
            var values = string.Join(
                ", ",
                Enumerable.Range(0, columns.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"))
            );
            var into = names.DelimitIdentifier(table.Name, table.Schema);
            return new Statement($"INSERT INTO {into} ({list}) VALUES ({values}) ON CONFLICT DO NOTHING", columns);
        }

        public IEnumerable<object> ValuesOf(object row) =>
            columns.Select(column => column.GetGetter().GetClrValue(row)!);
    }
}
