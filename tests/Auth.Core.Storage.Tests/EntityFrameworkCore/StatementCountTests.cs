using System.Data.Common;
using Auth.Core.DependencyInjection;
using Auth.Core.EntityFrameworkCore;
using Auth.Core.Login;
using Auth.Core.Sessions;
using Auth.Core.Storage.Tests.Support;
using Auth.Core.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Auth.Core.Storage.Tests.EntityFrameworkCore;

/// <summary>How many statements the hot calls make, counted where they leave the mapper.</summary>
public sealed class StatementCountTests : IAsyncLifetime, IDisposable
{
    private readonly SqliteFolder _folder = new();
    private readonly Counter _counter = new();
    private StoreHouse _house = null!;

    public async Task InitializeAsync()
    {
        _house = StoreHouse.Open(
            builder => builder.AddEntityFrameworkStores<AuthCoreDbContext>(),
            services: services =>
                services.AddDbContextFactory<AuthCoreDbContext>(options =>
                    options.UseSqlite($"Data Source={_folder.Database}").AddInterceptors(_counter)
                )
        );
        await using var context = await _house
            .Services.GetRequiredService<IDbContextFactory<AuthCoreDbContext>>()
            .CreateDbContextAsync();
        await context.Database.EnsureCreatedAsync();
        await _house.Authentication.RegisterAsync("ada", StoreHouse.Password);
    }

    [Fact]
    public async Task A_registration_makes_one_read_and_one_write()
    {
        _counter.Clear();

        await _house.Authentication.RegisterAsync("grace", StoreHouse.Password);

        (_counter.Reads, _counter.Writes).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_login_makes_at_most_five_statements()
    {
        _counter.Clear();

        await LoginAsync();

        _counter.All.Should().BeLessThanOrEqualTo(5, _counter.ToString());
    }

    [Fact]
    public async Task A_login_behind_failures_makes_at_most_seven()
    {
        await _house.Authentication.LoginAsync("ada", "a wrong one");
        await using var elsewhere = StoreHouse.Open(
            builder => builder.AddEntityFrameworkStores<AuthCoreDbContext>(),
            services: services =>
                services.AddDbContextFactory<AuthCoreDbContext>(options =>
                    options.UseSqlite($"Data Source={_folder.Database}").AddInterceptors(_counter)
                )
        );
        _counter.Clear();

        var login = await elsewhere.Authentication.LoginAsync("ada", StoreHouse.Password);

        login.Should().BeOfType<LoginOutcome.Succeeded>();
        _counter.All.Should().BeLessThanOrEqualTo(7, _counter.ToString());
    }

    [Fact]
    public async Task A_refresh_makes_two_reads_and_one_write()
    {
        var login = await LoginAsync();
        _counter.Clear();

        var refreshed = await _house.Authentication.RefreshAsync(login.RefreshToken.Reveal());

        refreshed.Should().BeOfType<RefreshOutcome.Refreshed>();
        (_counter.Reads, _counter.Writes).Should().Be((2, 1), _counter.ToString());
    }

    [Fact]
    public async Task A_warm_verification_makes_none()
    {
        var token = (await LoginAsync()).AccessToken.Reveal();
        await _house.Authentication.VerifyAsync(token);
        _counter.Clear();

        for (var i = 0; i < 10; i++)
        {
            (await _house.Authentication.VerifyAsync(token)).Should().BeOfType<TokenVerification.Valid>();
        }

        _counter.All.Should().Be(0);
    }

    public Task DisposeAsync() => _house.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    private async Task<LoginOutcome.Succeeded> LoginAsync() =>
        (LoginOutcome.Succeeded)await _house.Authentication.LoginAsync("ada", StoreHouse.Password);

    private sealed class Counter : DbCommandInterceptor
    {
        private readonly List<string> _statements = [];

        public int All => _statements.Count;

        public int Reads => _statements.Count(sql => sql.StartsWith("SELECT", StringComparison.Ordinal));

        public int Writes => All - Reads;

        public void Clear() => _statements.Clear();

        public override string ToString() => string.Join('\n', _statements);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            _statements.Add(command.CommandText);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            _statements.Add(command.CommandText);
            return new(result);
        }
    }
}
