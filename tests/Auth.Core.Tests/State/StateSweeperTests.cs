using Auth.Core.DependencyInjection;
using Auth.Core.Secrets;
using Auth.Core.State;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.State;

public class StateSweeperTests
{
    private const int FailedEvent = 2001;
    private const int ClockWasSetEvent = 2002;

    private readonly InMemoryStateStore _store = new();
    private readonly ListLogger _log = new();
    private readonly StoreTap _tap = new();

    [Fact]
    public async Task A_record_goes_an_hour_after_it_expired_and_not_before()
    {
        await using var host = await StartAsync();
        await AddAsync("k", host.Clock.GetUtcNow());

        await TickAsync(host, TimeSpan.FromMinutes(60));
        var before = await IsThereAsync("k");
        await TickAsync(host, TimeSpan.FromMinutes(10));

        before.Should().BeTrue();
        (await IsThereAsync("k")).Should().BeFalse();
    }

    [Fact]
    public async Task More_than_a_batch_goes_in_one_sweep()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 1200; i++)
        {
            await AddAsync($"k{i}", host.Clock.GetUtcNow().AddHours(-2));
        }

        await TickAsync(host, StateSweeper.Interval);

        (await _store.FindByOwnerAsync(StateKind.Session, "o", "", 1000, default)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    [InlineData(299, true)]
    [InlineData(-299, true)]
    public async Task A_clock_that_was_set_by_over_five_minutes_stops_it_for_good(int seconds, bool sweeps)
    {
        await using var host = await StartAsync();
        await AddAsync("k", host.Clock.GetUtcNow().AddDays(-1));

        host.Clock.StepWallClock(TimeSpan.FromSeconds(seconds));
        await TickAsync(host, StateSweeper.Interval, sweeps ? null : () => IsLogged(ClockWasSetEvent));
        host.Clock.StepWallClock(TimeSpan.FromSeconds(-seconds));
        host.Clock.Advance(StateSweeper.Interval);
        await SettleAsync();

        (await IsThereAsync("k")).Should().Be(!sweeps);
        _log.Entries.Count(entry => entry.Id.Id == ClockWasSetEvent).Should().Be(sweeps ? 0 : 1);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var host = await StartAsync(o => o.Sessions.SweepExpired = false);
        await AddAsync("k", host.Clock.GetUtcNow().AddDays(-1));

        host.Clock.Advance(StateSweeper.Interval);
        await SettleAsync();

        (await IsThereAsync("k")).Should().BeTrue();
    }

    [Theory]
    [InlineData("NotMade")]
    [InlineData("Cancelled")]
    public async Task A_store_that_is_out_is_swept_the_next_time(string fault)
    {
        await using var host = await StartAsync();
        await AddAsync("k", host.Clock.GetUtcNow().AddDays(-1));
        _tap.FailCall(0, Enum.Parse<StoreFault>(fault));

        await TickAsync(host, StateSweeper.Interval, () => IsLogged(FailedEvent));
        var missed = await IsThereAsync("k");
        await TickAsync(host, StateSweeper.Interval);

        missed.Should().BeTrue();
        (await IsThereAsync("k")).Should().BeFalse();
        _log.Entries.Should()
            .ContainSingle(entry => entry.Id.Id == FailedEvent)
            .Which.Level.Should()
            .Be(LogLevel.Warning);
    }

    [Fact]
    public async Task A_session_renewed_during_the_sweep_stays()
    {
        await using var house = await SessionHouse.CreateAsync();
        var login = await house.LoginAsync();
        house.Clock.Advance(TimeSpan.FromDays(6));
        await house.RefreshAsync(login.RefreshToken);

        var removed = await house.Shares.State.RemoveExpiredAsync(
            StateKind.Session,
            house.Clock.GetUtcNow().AddDays(2),
            500,
            default
        );

        removed.Should().Be(0);
    }

    private async Task<AuthCoreTestHost> StartAsync(Action<AuthCoreOptions>? configure = null)
    {
        var clock = new ManualClock();
        var watched = new WatchedClock(clock);
        var host = AuthCoreTestHost.Create(
            options =>
            {
                options.MasterKeys.Add(MasterKey.CreateRandom());
                configure?.Invoke(options);
            },
            services =>
            {
                services.AddSingleton<IStateStore>(new TappedStateStore(_store, _tap));
                services.AddSingleton<ILoggerFactory>(_log);
                services.AddSingleton<TimeProvider>(watched);
            },
            clock
        );
        foreach (var service in host.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }

        // A background service begins on the pool; before its timer stands, no time may pass.
        await (Resolve.Options(host.Services).Sessions.SweepExpired ? watched.HasTimer : Task.CompletedTask);
        return host;
    }

    // A sweep asks the store for each kind. One that is not to happen gets its chance in turns of the pool, not in time.
    private async Task TickAsync(AuthCoreTestHost host, TimeSpan elapsed, Func<bool>? until = null)
    {
        for (var passed = TimeSpan.Zero; passed < elapsed; passed += StateSweeper.Interval)
        {
            var before = _tap.Calls;
            host.Clock.Advance(StateSweeper.Interval);
            await FairYield.UntilAsync(until ?? (() => _tap.Calls >= before + StateKind.All.Count));
        }
    }

    private static async Task SettleAsync()
    {
        for (var turn = 0; turn < 500; turn++)
        {
            await FairYield.Once();
        }
    }

    private bool IsLogged(int id) => _log.Entries.Any(entry => entry.Id.Id == id);

    private async Task AddAsync(string key, DateTimeOffset expiresAt) =>
        await _store.AddAsync(new StateRecord(StateKind.Session, key, "o", expiresAt, 1, new byte[1]), default);

    private async Task<bool> IsThereAsync(string key) =>
        await _store.FindAsync(StateKind.Session, key, default) is not null;

    private sealed class WatchedClock(ManualClock inner) : TimeProvider
    {
        private readonly TaskCompletionSource _hasTimer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HasTimer => _hasTimer.Task;

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = inner.CreateTimer(callback, state, dueTime, period);
            _hasTimer.TrySetResult();
            return timer;
        }
    }
}
