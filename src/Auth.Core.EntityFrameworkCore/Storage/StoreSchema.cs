using System.Data.Common;

namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>
/// The tables of a database of ours: numbered steps that only go forward, each made in one transaction together with the
/// number that says so. A step is never changed once it was released; the next one is added behind it.
/// </summary>
/// <remarks>A step must leave what the release before it reads and writes: both run side by side while one is replaced.</remarks>
internal abstract class StoreSchema
{
    /// <summary>Step n, counted from 0, makes version n + 1 of version n.</summary>
    public abstract IReadOnlyList<string> Steps { get; }

    /// <summary>Selects 1 where the table of the version is, else 0.</summary>
    public abstract string HasVersion { get; }

    /// <summary>Waits, in the transaction that has just begun, for all others who change the tables; null where beginning does that.</summary>
    public virtual string? Lock => null;

    /// <summary>Sets the database up before the first transaction, at each start.</summary>
    public virtual Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
