using Auth.Core.EntityFrameworkCore.Copy;
using Auth.Core.State;
using Auth.Core.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Copy;

/// <summary>Copies of more than one batch, stopped and resumed, and what they refuse.</summary>
public sealed class StoreCopyTests : IDisposable
{
    private const int Many = 2500;

    private readonly SqliteFolder _from = new();
    private readonly SqliteFolder _to = new();

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Fact]
    public async Task A_copy_that_was_stopped_in_the_middle_is_resumed()
    {
        await using var from = await FilledAsync();
        await using var to = _to.Open();
        using var stop = new CancellationTokenSource();
        var copy = () =>
            AuthCoreStoreCopy.RunAsync(
                from.Services,
                to.Services,
                progress: _ => stop.Cancel(),
                cancellationToken: stop.Token
            );

        await copy.Should().ThrowAsync<OperationCanceledException>();
        var left = (long)_to.Execute("SELECT count(*) FROM auth_core_users")!;
        var told = new List<string>();
        var report = await AuthCoreStoreCopy.RunAsync(
            from.Services,
            to.Services,
            resume: true,
            progress => told.Add(progress.ToString())
        );

        left.Should().Be(1000, "a batch is whole or absent");
        (report.Users, report.Records).Should().Be((Many, Many));
        told.Should()
            .Equal(
                "auth_core_users: 1000 of 2500",
                "auth_core_users: 2000 of 2500",
                "auth_core_users: 2500 of 2500",
                "auth_core_state: 1000 of 2500",
                "auth_core_state: 2000 of 2500",
                "auth_core_state: 2500 of 2500"
            );
        Dump(_to).Should().Be(Dump(_from));
    }

    [Fact]
    public async Task A_source_that_is_written_meanwhile_fails_the_counts()
    {
        await using var from = await FilledAsync();
        await using var to = _to.Open();
        var copy = () =>
            AuthCoreStoreCopy.RunAsync(
                from.Services,
                to.Services,
                progress: progress =>
                {
                    if (progress.Table is "auth_core_state")
                    {
                        _from.Execute("DELETE FROM auth_core_users WHERE id = 'id-1'");
                    }
                }
            );

        await copy.Should().ThrowAsync<InvalidOperationException>().WithMessage("*2499 users*2500 and*writes*");
    }

    [Fact]
    public async Task A_container_without_a_database_has_nothing_to_copy()
    {
        await using var memory = StoreHouse.Open(builder => builder.AddInMemoryStores());
        await using var to = _to.Open();
        var copy = () => AuthCoreStoreCopy.RunAsync(memory.Services, to.Services);

        await copy.Should().ThrowAsync<InvalidOperationException>().WithMessage("The source has no store*UseSqlite*");
    }

    private async Task<StoreHouse> FilledAsync()
    {
        var house = _from.Open();
        await house.State.AddAsync(Stored.Record("0"), default);
        _from.Execute(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many})
            INSERT INTO auth_core_users SELECT 'id-' || i, 'Ä ' || i, 'Ä ' || i, 'hash', 'user', i % 2, i * 3, i, i + 1, -i FROM n;
            """
        );
        _from.Execute(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many} - 1)
            INSERT INTO auth_core_state SELECT 'session', 'key-' || i, 'id-' || i, i * 5, i, x'00ff10' FROM n;
            """
        );
        return house;
    }

    // Every value of every row.
    private static string Dump(SqliteFolder folder) =>
        (string)
            folder.Execute(
                """
                SELECT (SELECT group_concat(quote(id) || quote(name) || quote(canonical_name) || password_hash || roles || is_disabled
                        || created_at || credential_version || security_version || version) FROM (SELECT * FROM auth_core_users ORDER BY id))
                    || (SELECT group_concat(kind || key || owner || expires_at || version || quote(payload))
                        FROM (SELECT * FROM auth_core_state ORDER BY kind, key))
                """
            )!;
}
