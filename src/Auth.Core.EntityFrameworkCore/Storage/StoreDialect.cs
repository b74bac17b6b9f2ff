using System.Data.Common;
using System.Net.Sockets;

namespace Auth.Core.EntityFrameworkCore.Storage;

/// <summary>
/// What differs between databases beside their SQL: which faults pass by themselves, whose turn it is to write, and what
/// is thrown away after a fault. This one knows SQLSTATE and what drivers say of themselves.
/// </summary>
internal class StoreDialect
{
    // Classes and codes of SQLSTATE for "not now" (PostgreSQL 18, appendix A).
    private static readonly string[] NotNow =
    [
        "08", // connection exception
        "53", // insufficient resources: disk full, out of memory, too many connections
        "57P01", // admin shutdown
        "57P02", // crash shutdown
        "57P03", // cannot connect now
        "57P05", // idle session timeout
        "57014", // query cancelled: a statement timeout, here or there
        "58030", // I/O error
        "25006", // read-only transaction: a replica before its promotion
        "40001", // serialization failure
        "40P01", // deadlock
        "55P03", // lock not available
    ];

    /// <summary>Whether the same call may succeed later, with nothing changed about it.</summary>
    public bool IsUnavailable(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is TimeoutException or SocketException || (exception is DbException fault && IsNotNow(fault)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits until this process may write, and holds the turn until it is disposed; null where databases take turns.</summary>
    public virtual ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken) => default;

    /// <summary>
    /// Stops a driver's work, on a thread of its own: asked to stop, a driver may ask the server and wait for its answer, and a
    /// server that is out would hold as many threads of the pool as there were calls.
    /// </summary>
    public virtual void Stop(CancellationTokenSource work) =>
        new Thread(() => Cancel(work)) { IsBackground = true, Name = "Auth.Core store stop" }.Start();

    /// <summary>Tells a connection how much of the call's time is left, where its driver heeds no token.</summary>
    public virtual void Bound(DbConnection connection, TimeSpan left) { }

    /// <summary>Throws away what may be broken, so that the next try begins with a new connection.</summary>
    public virtual void Reset() { }

    private static void Cancel(CancellationTokenSource work)
    {
        try
        {
            work.Cancel();
        }
#pragma warning disable CA1031 // Whatever the driver throws there, the call that it belongs to has been given up.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Nobody is left to tell.
        }
    }

    /// <summary>Whether one fault of the driver passes by itself.</summary>
    protected virtual bool IsNotNow(DbException fault) =>
        fault.IsTransient
        || (fault.SqlState is { } state && NotNow.Any(prefix => state.StartsWith(prefix, StringComparison.Ordinal)));
}
