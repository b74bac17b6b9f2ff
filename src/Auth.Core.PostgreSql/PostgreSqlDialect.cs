using Auth.Core.EntityFrameworkCore.Storage;
using Npgsql;

namespace Auth.Core.PostgreSql;

/// <summary>Drops the idle connections after a fault: a server that was gone has cut them all, and each would fail once.</summary>
internal sealed class PostgreSqlDialect(NpgsqlDataSource source) : StoreDialect
{
    private readonly Lock _gate = new();

    // The driver lets a second caller pass while the first is still clearing, and he would draw one of the dead.
    public override void Reset()
    {
        lock (_gate)
        {
            source.Clear();
        }
    }
}
