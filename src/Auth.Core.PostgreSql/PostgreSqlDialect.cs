using Auth.Core.EntityFrameworkCore.Storage;
using Npgsql;

namespace Auth.Core.PostgreSql;

/// <summary>Drops the idle connections after a fault: a server that was gone has cut them all, and each would fail once.</summary>
internal sealed class PostgreSqlDialect(NpgsqlDataSource source) : StoreDialect
{
    public override void Reset() => source.Clear();
}
