using Auth.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>
/// Runs every call of a store: a context of its own, one deadline, a few tries where the database cannot answer, and one
/// exception when it still cannot. Nothing is waited for between tries, so service is back as soon as the database is.
/// </summary>
/// <remarks>
/// A try that failed after its connection was open may have been made and only its reply lost. The work is told so, and
/// asks the row before it answers.
/// </remarks>
internal sealed class StoreCalls(
    StoreContexts contexts,
    StoreDialect dialect,
    SchemaGuard? schema,
    TimeSpan timeout,
    TimeProvider clock
)
{
    // The second try has a new connection; the third is for a database that was just coming up. A server that ends its
    // connections does so one after the other, and the next ones drawn may be among them.
    private const int MostTries = 5;

    // A call that finds the tables being made or upgraded waits no longer than a start may take.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    /// <summary>Runs a statement that changes nothing.</summary>
    public ValueTask<T> ReadAsync<T>(
        Func<DbContext, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    ) => RunAsync(isWrite: false, (context, _, token) => work(context, token), cancellationToken);

    /// <summary>Runs a conditional statement; it is told whether an earlier try may have been made.</summary>
    public ValueTask<T> WriteAsync<T>(
        Func<DbContext, bool, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    ) => RunAsync(isWrite: true, work, cancellationToken);

    private async ValueTask<T> RunAsync<T>(
        bool isWrite,
        Func<DbContext, bool, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        await ReadyAsync(cancellationToken).ConfigureAwait(false);
        var started = clock.GetTimestamp();
        var longest = timeout * 1.1;
        using var deadline = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var driver = new CancellationTokenSource();
        using var stop = both.Token.UnsafeRegister(_ => dialect.Stop(driver), state: null);
        var mayBeMade = false;
        for (var tries = 1; ; tries++)
        {
            var isSent = false;
            try
            {
                // A tenth more for the driver to stop the statement; one that does not is left alone with it.
                return await TryAsync(mayBeMade)
                    .WaitAsync(longest - clock.GetElapsedTime(started), clock, CancellationToken.None)
                    .ConfigureAwait(false);
            }
            catch (Exception fault) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException("The call was cancelled.", fault, cancellationToken);
            }
            catch (Exception fault) when (fault is OperationCanceledException || dialect.IsUnavailable(fault))
            {
                dialect.Reset();
                mayBeMade |= isSent;
                if (tries == MostTries || deadline.IsCancellationRequested || clock.GetElapsedTime(started) >= timeout)
                {
                    throw new StoreUnavailableException(fault);
                }
            }

            async Task<T> TryAsync(bool isRepeated)
            {
                using var turn = isWrite ? await dialect.EnterWriteAsync(both.Token).ConfigureAwait(false) : null;
                var rented = contexts.Rent();
                await using (rented.ConfigureAwait(false))
                {
                    await rented.Context.Database.OpenConnectionAsync(driver.Token).ConfigureAwait(false);
                    if (isWrite)
                    {
                        dialect.Bound(
                            rented.Context.Database.GetDbConnection(),
                            timeout - clock.GetElapsedTime(started)
                        );
                    }

                    isSent = true;
                    return await work(rented.Context, isRepeated, driver.Token).ConfigureAwait(false);
                }
            }
        }
    }

    // Not counted: a process that has just begun compiles for seconds where it shares a processor. What the driver waits
    // for is bounded by its own timeouts, and under a host all of this has been done at start.
    private async ValueTask ReadyAsync(CancellationToken cancellationToken)
    {
        if (schema is null or { IsReady: true })
        {
            return;
        }

        try
        {
            await schema
                .EnsureAsync(cancellationToken)
                .WaitAsync(LongestStart, clock, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception fault) when (dialect.IsUnavailable(fault))
        {
            dialect.Reset();
            throw new StoreUnavailableException(fault);
        }
    }
}
