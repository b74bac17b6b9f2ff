using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.State;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.Sqlite;

/// <summary>Another process holds the write lock, or the disk refuses: a retryable answer within the deadline, nothing else.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_lock_held_too_long_is_unavailable_and_the_next_write_after_it_succeeds()
    {
        await using var house = await OpenImpatientAsync();
        await house.State.AddAsync(Stored.Record("a"), default);
        var write = async () => await house.State.AddAsync(Stored.Record("b"), default);

        using (var other = _folder.Connect())
        {
            using var transaction = other.BeginTransaction(deferred: false);
            var fault = await write.Should().ThrowAsync<StoreUnavailableException>();
            fault.Which.Cause.Should().Be("SqliteException");
            fault
                .Which.ToString()
                .Should()
                .NotContain("auth.db")
                .And.NotContain("INSERT")
                .And.NotContain("auth_core_state");
            (await house.State.FindAsync(StateKind.Session, "a", default))
                .Should()
                .NotBeNull("reading waits for no writer");
        }

        (await house.State.AddAsync(Stored.Record("b"), default)).Should().Be(StateWrite.Done);
    }

    [Fact]
    public async Task A_lock_held_briefly_is_waited_for()
    {
        await using var house = _folder.Open();
        await house.State.AddAsync(Stored.Record("a"), default);
        var other = _folder.Connect();
        var transaction = other.BeginTransaction(deferred: false);

        var write = Task.Run(async () => await house.State.AddAsync(Stored.Record("b"), default));
        await Task.Delay(50);
        await transaction.DisposeAsync();
        await other.DisposeAsync();

        (await write).Should().Be(StateWrite.Done);
    }

    [Fact]
    public async Task A_refresh_without_a_store_is_unavailable_and_its_token_stays_good()
    {
        await using var house = await OpenImpatientAsync();
        await house.Authentication.RegisterAsync("ada", StoreHouse.Password);
        var login = (LoginOutcome.Succeeded)await house.Authentication.LoginAsync("ada", StoreHouse.Password);
        var token = login.RefreshToken.Reveal();

        using (var other = _folder.Connect())
        {
            using var transaction = other.BeginTransaction(deferred: false);
            (await house.Authentication.RefreshAsync(token)).Should().BeOfType<RefreshOutcome.Unavailable>();
        }

        (await house.Authentication.RefreshAsync(token)).Should().BeOfType<RefreshOutcome.Refreshed>();
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_unavailable_to_verify()
    {
        await using var house = await OpenImpatientAsync(options =>
            options.Sessions.RevocationCheck = RevocationCheck.Live
        );
        await house.Authentication.RegisterAsync("ada", StoreHouse.Password);
        var login = (LoginOutcome.Succeeded)await house.Authentication.LoginAsync("ada", StoreHouse.Password);
        var token = login.AccessToken.Reveal();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(_folder.Database, _folder.In("away"));
        Directory.CreateDirectory(_folder.Database);

        (await house.Authentication.VerifyAsync(token))
            .Should()
            .BeOfType<TokenVerification.Unavailable>()
            .Which.ErrorType.Should()
            .Be(nameof(StoreUnavailableException));

        Directory.Delete(_folder.Database);
        File.Move(_folder.In("away"), _folder.Database);
        (await house.Authentication.VerifyAsync(token)).Should().BeOfType<TokenVerification.Valid>();
    }

    [Fact]
    public async Task A_caller_who_no_longer_waits_is_told_so_and_nothing_is_written()
    {
        await using var house = _folder.Open();
        await house.State.AddAsync(Stored.Record("a"), default);
        using var wish = new CancellationTokenSource();
        var other = _folder.Connect();
        var transaction = other.BeginTransaction(deferred: false);
        var first = Task.Run(async () => await house.State.AddAsync(Stored.Record("b"), default));
        await Task.Delay(20);

        var waiting = async () => await house.State.AddAsync(Stored.Record("c"), wish.Token);
        var cancelled = waiting.Should().ThrowAsync<OperationCanceledException>();
        await wish.CancelAsync();

        await cancelled;
        await transaction.DisposeAsync();
        await other.DisposeAsync();
        await first;
        (await house.State.FindAsync(StateKind.Session, "c", default)).Should().BeNull();
    }

    // Everything is compiled and made before patience counts.
    private async Task<StoreHouse> OpenImpatientAsync(Action<AuthCoreOptions>? configure = null)
    {
        await using (var patient = _folder.Open())
        {
            await patient.Authentication.RegisterAsync("warm", StoreHouse.Password);
            var login = (LoginOutcome.Succeeded)await patient.Authentication.LoginAsync("warm", StoreHouse.Password);
            await patient.Authentication.RefreshAsync(login.RefreshToken.Reveal());
        }

        return StoreHouse.Open(
            builder => builder.UseSqlite(_folder.Database, options => options.Timeout = TimeSpan.FromSeconds(2)),
            configure
        );
    }
}
