using Auth.Core.Diagnostics;
using Auth.Core.Login;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>A sink cannot break, slow or change a login, whatever it does.</summary>
public sealed class SinkTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_sink_that_throws_is_counted_and_the_next_one_is_told()
    {
        using var ear = new Ear();
        var told = new Kept();
        await using (
            var host = AuthCoreTestHost.Create(services: services =>
            {
                services.AddSingleton<ISecurityEventSink>(new Throwing());
                services.AddSingleton<ISecurityEventSink>(told);
            })
        )
        {
            (await LoginAsync(host)).Should().BeOfType<LoginOutcome.Succeeded>();
        }

        told.All.Select(one => one.Kind).Should().Equal(RegistrationEvents.Registered, LoginEvents.Succeeded);
        ear.Instruments.Count(line => line is "metric auth_core.events.lost sink=Throwing error.type=threw")
            .Should()
            .Be(2);
    }

    [Fact]
    public async Task Where_the_caller_has_suppressed_its_context_the_sink_is_told_all_the_same()
    {
        var told = new Kept();
        await using var host = AuthCoreTestHost.Create(services: services =>
            services.AddSingleton<ISecurityEventSink>(told)
        );

        Task<LoginOutcome> login;
        using (ExecutionContext.SuppressFlow())
        {
            // Malformed, so that the first event comes before the call first waits for anything.
            login = host.Authentication.LoginAsync("ada", string.Empty);
        }

        (await login).Should().BeOfType<LoginOutcome.Malformed>();
        await told.HasAsync(1);
    }

    [Fact]
    public async Task A_log_that_throws_breaks_nothing()
    {
        await using var host = AuthCoreTestHost.Create(services: services =>
            services.AddSingleton<ILoggerFactory>(new ThrowingLog())
        );

        (await LoginAsync(host)).Should().BeOfType<LoginOutcome.Succeeded>();
    }

    [Fact]
    public async Task A_sink_that_hangs_holds_nobody_and_loses_only_its_own_events()
    {
        using var ear = new Ear();
        var hanging = new Hanging();
        var told = new Kept();
        await using (
            var host = AuthCoreTestHost.Create(services: services =>
            {
                services.AddSingleton<ISecurityEventSink>(hanging);
                services.AddSingleton<ISecurityEventSink>(told);
            })
        )
        {
            (await LoginAsync(host)).Should().BeOfType<LoginOutcome.Succeeded>();
            hanging.Arrived.Wait();
            for (var i = 0; i < QueuedSink.Capacity + 10; i++)
            {
                await host.Authentication.RefreshAsync("junk");
                await told.HasAsync(i + 3);
            }

            hanging.Free();
        }

        told.All.Should().HaveCount(QueuedSink.Capacity + 12);

        // One is in its hands, as many as fit wait, and the rest is lost for it alone.
        ear.Instruments.Count(line => line is "metric auth_core.events.lost sink=Hanging error.type=full")
            .Should()
            .Be(11);
        hanging.Taken.Should().Be(QueuedSink.Capacity + 1);
    }

    [Fact]
    public async Task Listeners_that_throw_break_nothing()
    {
        using var meters = new System.Diagnostics.Metrics.MeterListener();
        await using var host = AuthCoreTestHost.Create();
        var own = host.Services.GetRequiredService<AuthCoreMeter>().LoginDuration.Meter;
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, own))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => throw new IOException("out"));
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => throw new IOException("out"));
        meters.Start();

        var outcome = await LoginAsync(host);

        var login = outcome.Should().BeOfType<LoginOutcome.Succeeded>().Subject;
        (await host.Authentication.VerifyAsync(login.AccessToken.Reveal()))
            .Should()
            .BeOfType<Auth.Core.Tokens.TokenVerification.Valid>();
    }

    private static async Task<LoginOutcome> LoginAsync(AuthCoreTestHost host)
    {
        await host.Authentication.RegisterAsync("ada", Password);
        return await host.Authentication.LoginAsync("ada", Password);
    }

    private sealed class Kept : ISecurityEventSink
    {
        private readonly Lock _gate = new();
        private readonly List<SecurityEvent> _all = [];

        public IReadOnlyList<SecurityEvent> All
        {
            get
            {
                lock (_gate)
                {
                    return [.. _all];
                }
            }
        }

        public void Record(SecurityEvent securityEvent)
        {
            lock (_gate)
            {
                _all.Add(securityEvent);
            }
        }

        public async Task HasAsync(int count)
        {
            while (All.Count < count)
            {
                await FairYield.Once();
            }
        }
    }

    private sealed class Throwing : ISecurityEventSink
    {
        public void Record(SecurityEvent securityEvent) => throw new IOException("out");
    }

    private sealed class Hanging : ISecurityEventSink
    {
        private readonly ManualResetEventSlim _free = new();

        public ManualResetEventSlim Arrived { get; } = new();

        public int Taken { get; private set; }

        public void Free() => _free.Set();

        public void Record(SecurityEvent securityEvent)
        {
            Taken++;
            Arrived.Set();
            _free.Wait();
        }
    }

    private sealed class ThrowingLog : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) { }

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => throw new IOException("out");
    }
}
