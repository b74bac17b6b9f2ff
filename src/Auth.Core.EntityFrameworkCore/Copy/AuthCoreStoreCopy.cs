using Auth.Core.EntityFrameworkCore.State;
using Auth.Core.EntityFrameworkCore.Storage;
using Auth.Core.EntityFrameworkCore.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.EntityFrameworkCore.Copy;

/// <summary>
/// Copies users, sessions, managed keys and counted failures from one database to another, such as from SQLite to
/// PostgreSQL. Rows come over as they are: who is logged in stays logged in where the master keys are the same.
/// </summary>
/// <remarks>
/// A thousand rows at a time, each batch one transaction, so memory does not grow with the tables and a run that was
/// stopped can be resumed. Nothing may write to either database meanwhile: stop the service first. Needs no settings but
/// the store's, so <c>AddAuthCore(_ => { })</c> is enough for both containers.
/// </remarks>
public static class AuthCoreStoreCopy
{
    /// <summary>Copies everything, and compares the counts at the end.</summary>
    /// <param name="source">A container with <c>UseSqlite</c>, <c>UsePostgreSql</c> or <c>AddEntityFrameworkStores</c>.</param>
    /// <param name="target">Another such container; its tables are made as at a start.</param>
    /// <param name="resume">
    /// False, the default, refuses a target that has rows. True leaves rows that are there and adds what is missing: for a
    /// run that was stopped.
    /// </param>
    /// <param name="progress">Told after each batch, on the thread that copies; null for nobody.</param>
    /// <param name="cancellationToken">Honoured between batches and within them; what was written stays.</param>
    /// <returns>How many rows of each table the target has, as many as the source.</returns>
    /// <exception cref="InvalidOperationException">
    /// A container has no such store, the target has rows, or the counts differ at the end because something else has written.
    /// </exception>
    /// <exception cref="Auth.Core.Users.StoreUnavailableException">A database cannot answer now; resume when it can.</exception>
    public static async Task<AuthCoreStoreCopyReport> RunAsync(
        IServiceProvider source,
        IServiceProvider target,
        bool resume = false,
        Action<AuthCoreStoreCopyProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var (from, to) = (Calls(source, nameof(source)), Calls(target, nameof(target)));
        if (
            !resume
            && (await UsersAsync(to).ConfigureAwait(false) > 0 || await RecordsAsync(to).ConfigureAwait(false) > 0)
        )
        {
            throw new InvalidOperationException(
                "The target has rows already. Copy into a database whose tables are empty, or resume a run that was stopped."
            );
        }

        var users = new TableCopy<UserRow>(TableSlice.Users, from, to, resume);
        var userCount = await UsersAsync(from).ConfigureAwait(false);
        var done = 0L;
        await users.RunAsync(rows => Tell(UserRow.Table, rows, userCount), cancellationToken).ConfigureAwait(false);

        var recordCount = await RecordsAsync(from).ConfigureAwait(false);
        done = 0;
        var kind = string.Empty;
        while (await NextKindAsync(kind).ConfigureAwait(false) is { } next)
        {
            kind = next;
            await new TableCopy<StateRow>(TableSlice.State(kind), from, to, resume)
                .RunAsync(rows => Tell(StateRow.Table, rows, recordCount), cancellationToken)
                .ConfigureAwait(false);
        }

        return await CompareAsync(from, to).ConfigureAwait(false);

        void Tell(string table, int rows, long total)
        {
            done += rows;
            progress?.Invoke(new AuthCoreStoreCopyProgress(table, done, total));
        }

        ValueTask<string?> NextKindAsync(string after) =>
            from.ReadAsync((context, token) => TableSlice.NextKindAsync(context, after, token), cancellationToken);

        ValueTask<long> UsersAsync(StoreCalls calls) =>
            calls.ReadAsync((context, token) => context.Set<UserRow>().LongCountAsync(token), cancellationToken);

        ValueTask<long> RecordsAsync(StoreCalls calls) =>
            calls.ReadAsync((context, token) => context.Set<StateRow>().LongCountAsync(token), cancellationToken);

        async Task<AuthCoreStoreCopyReport> CompareAsync(StoreCalls one, StoreCalls other)
        {
            var copied = new AuthCoreStoreCopyReport(
                await UsersAsync(other).ConfigureAwait(false),
                await RecordsAsync(other).ConfigureAwait(false)
            );
            var (users, records) = (
                await UsersAsync(one).ConfigureAwait(false),
                await RecordsAsync(one).ConfigureAwait(false)
            );
            return copied.Users == users && copied.Records == records
                ? copied
                : throw new InvalidOperationException(
                    $"The source has {users} users and {records} records, the target {copied.Users} and {copied.Records}: something "
                        + "else writes to one of them. Stop it, and copy into empty tables."
                );
        }
    }

    private static StoreCalls Calls(IServiceProvider services, string name)
    {
        ArgumentNullException.ThrowIfNull(services, name);
        return services.GetService<Stores>()?.Calls
            ?? throw new InvalidOperationException(
                $"The {name} has no store to copy. Call UseSqlite, UsePostgreSql or AddEntityFrameworkStores on its container."
            );
    }
}
