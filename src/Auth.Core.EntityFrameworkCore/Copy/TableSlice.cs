using Auth.Core.EntityFrameworkCore.State;
using Auth.Core.EntityFrameworkCore.Users;
using Microsoft.EntityFrameworkCore;

namespace Auth.Core.EntityFrameworkCore.Copy;

/// <summary>Rows that one key orders: by it they are read page after page, each page a search of its index.</summary>
/// <param name="After">The rows behind a key, in order.</param>
/// <param name="KeyOf">A row's key.</param>
/// <param name="KeysBetween">The keys behind one and up to another.</param>
internal sealed record TableSlice<TRow>(
    Func<DbContext, string, IQueryable<TRow>> After,
    Func<TRow, string> KeyOf,
    Func<DbContext, string, string, IQueryable<string>> KeysBetween
);

/// <summary>The slices of our tables. The database compares, by the collation of the column.</summary>
internal static class TableSlice
{
#pragma warning disable CA1309, MA0006 // What the analyzers ask for has no SQL.
    public static TableSlice<UserRow> Users { get; } =
        new(
            (context, after) =>
                context
                    .Set<UserRow>()
                    .AsNoTracking()
                    .Where(row => string.Compare(row.Id, after) > 0)
                    .OrderBy(row => row.Id),
            row => row.Id,
            (context, after, last) =>
                context
                    .Set<UserRow>()
                    .Where(row => string.Compare(row.Id, after) > 0 && string.Compare(row.Id, last) <= 0)
                    .Select(row => row.Id)
        );

    public static TableSlice<StateRow> State(string kind) =>
        new(
            (context, after) =>
                context
                    .Set<StateRow>()
                    .AsNoTracking()
                    .Where(row => row.Kind == kind && string.Compare(row.Key, after) > 0)
                    .OrderBy(row => row.Key),
            row => row.Key,
            (context, after, last) =>
                context
                    .Set<StateRow>()
                    .Where(row =>
                        row.Kind == kind && string.Compare(row.Key, after) > 0 && string.Compare(row.Key, last) <= 0
                    )
                    .Select(row => row.Key)
        );

    /// <summary>The kind of record that comes behind another, or null.</summary>
    public static Task<string?> NextKindAsync(DbContext context, string after, CancellationToken cancellationToken) =>
        context
            .Set<StateRow>()
            .Where(row => string.Compare(row.Kind, after) > 0)
            .OrderBy(row => row.Kind)
            .Select(row => row.Kind)
            .FirstOrDefaultAsync(cancellationToken);
#pragma warning restore CA1309, MA0006
}
