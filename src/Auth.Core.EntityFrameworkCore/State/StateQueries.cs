using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Auth.Core.EntityFrameworkCore.State;

/// <summary>The look-up of a session, compiled once for each model: a host may have several.</summary>
internal sealed class StateQueries
{
    private static readonly ConditionalWeakTable<IModel, StateQueries> ByModel = new();

    public Func<DbContext, string, string, CancellationToken, Task<StateRow?>> ByKey { get; } =
        EF.CompileAsyncQuery(
            (DbContext context, string kind, string key, CancellationToken cancellationToken) =>
                context.Set<StateRow>().AsNoTracking().FirstOrDefault(row => row.Kind == kind && row.Key == key)
        );

    public static StateQueries For(DbContext context) =>
        ByModel.GetValue(context.Model, static _ => new StateQueries());
}
