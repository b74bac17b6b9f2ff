using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Auth.Core.EntityFrameworkCore.Users;

/// <summary>The look-ups of a login, compiled once for each model: a host may have several.</summary>
internal sealed class UserQueries
{
    private static readonly ConditionalWeakTable<IModel, UserQueries> ByModel = new();

    public Func<DbContext, string, CancellationToken, Task<UserRow?>> ById { get; } =
        EF.CompileAsyncQuery(
            (DbContext context, string id, CancellationToken cancellationToken) =>
                context.Set<UserRow>().AsNoTracking().FirstOrDefault(row => row.Id == id)
        );

    public Func<DbContext, string, CancellationToken, Task<UserRow?>> ByName { get; } =
        EF.CompileAsyncQuery(
            (DbContext context, string name, CancellationToken cancellationToken) =>
                context.Set<UserRow>().AsNoTracking().FirstOrDefault(row => row.CanonicalName == name)
        );

    public static UserQueries For(DbContext context) => ByModel.GetValue(context.Model, static _ => new UserQueries());
}
