using Auth.Core.Sessions;
using Auth.Core.Storage.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Auth.Core.Storage.Tests.Sqlite;

/// <summary>The file: who may read it, how it is written, and what keeps its keys.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folder_file_and_log_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = _folder.In("made", "here", "auth.db");
        await using var house = StoreHouse.Open(builder => builder.UseSqlite(file));
        await house.State.AddAsync(Stored.Record("a"), default);

        File.GetUnixFileMode(Path.GetDirectoryName(file)!).Should().Be((UnixFileMode)0b111_000_000);
        foreach (var name in new[] { file, file + "-wal", file + "-shm" })
        {
            File.GetUnixFileMode(name).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, name);
        }
    }

    [Fact]
    public async Task Every_connection_writes_ahead_and_to_the_disk()
    {
        await using var house = _folder.Open();
        await house.State.AddAsync(Stored.Record("a"), default);

        var contexts = new Auth.Core.Sqlite.SqliteContexts(_folder.Database, TimeSpan.FromSeconds(3), loggers: null);
        await using var rented = contexts.Rent();
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(
            rented.Context.Database
        );
        var connection = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(
            rented.Context.Database
        );

        Pragma("journal_mode").Should().Be("wal");
        Pragma("synchronous").Should().Be(2L, "2 is FULL");
        Pragma("busy_timeout").Should().Be(3000L);

        object? Pragma(string name)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return command.ExecuteScalar();
        }
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:auth.db")]
    [InlineData("Data Source=auth.db")]
    [InlineData(" ")]
    public void What_names_no_file_is_refused(string path)
    {
        var use = () => StoreHouse.Open(builder => builder.UseSqlite(path));

        use.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_timeout_out_of_its_range_is_refused_by_name()
    {
        var use = () =>
            StoreHouse.Open(builder => builder.UseSqlite(_folder.Database, options => options.Timeout = TimeSpan.Zero));

        use.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*SqliteStoreOptions.Timeout*00:00:05*");
    }

    [Fact]
    public async Task Without_configured_keys_a_key_file_carries_sessions_over_a_restart()
    {
        string token;
        await using (var first = OpenWithKeyFile())
        {
            await first.Authentication.RegisterAsync("ada", StoreHouse.Password);
            var login = await first.Authentication.LoginAsync("ada", StoreHouse.Password);
            token = ((Login.LoginOutcome.Succeeded)login).RefreshToken.Reveal();
        }

        SqliteConnection.ClearAllPools();
        await using var second = OpenWithKeyFile();

        (await second.Authentication.RefreshAsync(token)).Should().BeOfType<RefreshOutcome.Refreshed>();
        File.Exists(_folder.In("keys", "master-key")).Should().BeTrue();
    }

    [Fact]
    public async Task With_configured_keys_no_key_file_is_made()
    {
        await using var house = StoreHouse.Open(builder =>
            builder.UseSqlite(_folder.Database, options => options.KeyFile = _folder.In("keys", "master-key"))
        );

        await house.Authentication.RegisterAsync("ada", StoreHouse.Password);

        Directory.Exists(_folder.In("keys")).Should().BeFalse();
    }

    [Fact]
    public async Task A_key_file_below_the_web_root_stops_the_start()
    {
        await using var house = StoreHouse.Open(
            builder =>
                builder.UseSqlite(
                    _folder.Database,
                    options =>
                    {
                        options.KeyFile = _folder.In("www", "keys", "master-key");
                        options.WebRoot = _folder.In("www");
                    }
                ),
            options => options.MasterKeys.Clear()
        );

        var start = () => house.Authentication;

        start.Should().Throw<InvalidOperationException>().WithMessage("*web root*");
        Directory.Exists(_folder.In("www")).Should().BeFalse("nothing is made before the place is judged");
    }

    [Fact]
    public async Task Sealed_keys_that_no_master_key_opens_stop_the_start()
    {
        await using (var first = OpenManaged("one"))
        {
            await first.Authentication.InitializeAsync();
        }

        SqliteConnection.ClearAllPools();
        await using var second = OpenManaged("another");
        var start = () => second.Authentication.InitializeAsync();

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*master key*");
    }

    private StoreHouse OpenManaged(string key) =>
        StoreHouse.Open(
            builder => builder.UseSqlite(_folder.Database, options => options.KeyFile = _folder.In("keys", key)),
            options =>
            {
                options.MasterKeys.Clear();
                options.Tokens.SigningKeys.Clear();
                options.ManagedKeys.Enabled = true;
            }
        );

    private StoreHouse OpenWithKeyFile() =>
        StoreHouse.Open(
            builder =>
                builder.UseSqlite(_folder.Database, options => options.KeyFile = _folder.In("keys", "master-key")),
            options => options.MasterKeys.Clear()
        );
}
