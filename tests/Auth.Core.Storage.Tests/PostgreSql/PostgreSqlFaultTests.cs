using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.PostgreSql;

/// <summary>The server goes and comes back: a retryable answer meanwhile, service at the first call after.</summary>
[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlFaultTests
{
    private readonly Lazy<string> _schema = new(() => PostgreSqlServer.Instance.NewSchema());

    [PostgreSqlFact]
    public async Task While_the_server_is_gone_calls_are_unavailable_and_the_first_one_after_it_succeeds()
    {
        await using var house = Open();
        await house.Authentication.RegisterAsync("ada", StoreHouse.Password);
        var login = (LoginOutcome.Succeeded)await house.Authentication.LoginAsync("ada", StoreHouse.Password);
        var token = login.RefreshToken.Reveal();
        var find = async () => await house.Users.FindByIdAsync(login.User.Id, default);

        PostgreSqlServer.Instance.Stop();
        try
        {
            var fault = await find.Should().ThrowAsync<StoreUnavailableException>();
            fault.Which.ToString().Should().NotContain("127.0.0.1").And.NotContain("SELECT").And.NotContain("postgres");
            (await house.Authentication.RefreshAsync(token)).Should().BeOfType<RefreshOutcome.Unavailable>();
        }
        finally
        {
            PostgreSqlServer.Instance.Start();
        }

        (await house.Authentication.RefreshAsync(token)).Should().BeOfType<RefreshOutcome.Refreshed>();
    }

    [PostgreSqlFact]
    public async Task Connections_that_the_server_has_ended_are_nobodys_fault()
    {
        await using var house = Open();
        await house.State.AddAsync(Stored.Record("a"), default);
        await AtOnce.RunAsync(20, async _ => await house.State.FindAsync(StateKind.Session, "a", default));

        PostgreSqlServer.Instance.Execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        );

        var found = await AtOnce.RunAsync(20, async _ => await house.State.FindAsync(StateKind.Session, "a", default));
        found.Should().HaveCount(20).And.NotContainNulls();
        (await house.State.AddAsync(Stored.Record("b"), default)).Should().Be(StateWrite.Done);
    }

    [PostgreSqlFact]
    public async Task A_row_that_another_transaction_holds_is_waited_for_until_the_deadline_alone()
    {
        await using var house = Open(TimeSpan.FromSeconds(1));
        await house.State.AddAsync(Stored.Record("a", version: 1), default);
        await using var source = Npgsql.NpgsqlDataSource.Create(_schema.Value);
        var replace = async () => await house.State.ReplaceAsync(Stored.Record("a", version: 2), 1, default);

        await using (var other = await source.OpenConnectionAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using var hold = source.CreateCommand();
            var update = other.CreateCommand();
            update.CommandText = "UPDATE auth_core_state SET version = 1";
            await update.ExecuteNonQueryAsync();

            await replace.Should().ThrowAsync<StoreUnavailableException>();
        }

        (await house.State.ReplaceAsync(Stored.Record("a", version: 2), 1, default)).Should().Be(StateWrite.Done);
    }

    [PostgreSqlFact]
    public async Task Without_a_configured_master_key_the_facade_is_refused_and_the_fix_named()
    {
        await using var house = StoreHouse.Open(
            builder => builder.UsePostgreSql(_schema.Value),
            options => options.MasterKeys.Clear()
        );
        var start = () => house.Authentication;

        start.Should().Throw<InvalidOperationException>().WithMessage("*MasterKeys*AUTH_MASTER_KEY*openssl*");
    }

    [PostgreSqlFact]
    public async Task A_wrong_database_is_a_fault_of_the_set_up_and_passes_through()
    {
        await using var house = StoreHouse.Open(builder => builder.UsePostgreSql(_schema.Value + ";Database=nowhere"));
        var find = async () => await house.Users.FindByIdAsync(UserId.Parse("id-1"), default);

        await find.Should().ThrowAsync<Npgsql.PostgresException>();
    }

    private StoreHouse Open(TimeSpan? timeout = null) =>
        StoreHouse.Open(builder =>
            builder.UsePostgreSql(_schema.Value, options => options.Timeout = timeout ?? options.Timeout)
        );
}
