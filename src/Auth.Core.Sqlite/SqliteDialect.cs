using System.Data.Common;
using Auth.Core.EntityFrameworkCore.Storage;
using Microsoft.Data.Sqlite;

namespace Auth.Core.Sqlite;

/// <summary>
/// SQLite admits one writer at a time. Those of this process take turns here, awaiting; SQLite's own wait blocks a thread and
/// sleeps between looks, and is left to what other processes write.
/// </summary>
internal sealed class SqliteDialect : StoreDialect, IDisposable
{
    // Primary result codes for "not now" (sqlite.org/rescode.html, 3.50).
    private const int Busy = 5;
    private const int Locked = 6;
    private const int OutOfMemory = 7;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Protocol = 15;

    private readonly SemaphoreSlim _turn = new(1, 1);

    public override async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_turn);
    }

    public override void Stop(CancellationTokenSource work) => work.Cancel();

    // Whoever has waited for the turn here may wait for another process only as long as is left.
    public override void Bound(DbConnection connection, TimeSpan left) => SqlitePragmas.Set(connection, left);

    public void Dispose() => _turn.Dispose();

    protected override bool IsNotNow(DbException fault) =>
        fault
            is SqliteException
            {
                SqliteErrorCode: Busy or Locked or OutOfMemory or IoError or Full or CannotOpen or Protocol
            };

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
