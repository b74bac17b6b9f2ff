using System.Diagnostics.Metrics;
using Auth.Core.Diagnostics;
using Auth.Core.Passwords;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Passwords;

/// <summary>How long jobs wait and run, by the injected clock.</summary>
public sealed class HashingTimesTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly AuthCoreMeter _meter = new(factory: null);
    private readonly MeterListener _listener = new();
    private readonly List<string> _told = [];
    private readonly ScriptedWork _work = new();
    private readonly HashingGate _gate;

    public HashingTimesTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, _meter.PasswordQueue.Meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(
            (instrument, seconds, tags, _) =>
            {
                var words = string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
                lock (_told)
                {
                    _told.Add($"{instrument.Name} {words} {seconds}");
                }
            }
        );
        _listener.Start();
        _gate = new HashingGate(_work, _clock, new HashingOptions { Workers = 1, MostWaiting = 16 }, _meter);
    }

    private string[] Told
    {
        get
        {
            lock (_told)
            {
                return [.. _told];
            }
        }
    }

    public void Dispose()
    {
        _work.LetGo();
        _gate.Dispose();
        _listener.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public async Task Waiting_and_working_are_two_times()
    {
        _work.Hold();
        using var first = _gate.TryEnter()!;
        using var second = _gate.TryEnter()!;
        var running = first.VerifyAsync(PasswordForms.Of("one"), null, default);
        await FairYield.UntilAsync(() => _work.InFlight == 1);
        var waiting = second.RehashAsync("two");
        _clock.Advance(TimeSpan.FromSeconds(3));

        _work.LetGo();
        await Task.WhenAll(running, waiting);

        Told.Should()
            .Equal(
                "auth_core.password.queue_time outcome=run 0",
                "auth_core.password.work.duration operation=verify scheme=custom 3",
                "auth_core.password.queue_time outcome=run 3",
                "auth_core.password.work.duration operation=rehash scheme=custom 0"
            );
    }

    [Fact]
    public async Task A_caller_who_leaves_the_line_has_waited_so_long()
    {
        using var leaves = new CancellationTokenSource();
        using var first = await HoldAsync();
        using var second = _gate.TryEnter()!;
        var waiting = second.HashAsync("two", leaves.Token);
        _clock.Advance(TimeSpan.FromSeconds(2));

        await leaves.CancelAsync();

        await waiting.Awaiting(one => one).Should().ThrowAsync<OperationCanceledException>();
        Told.Should().Contain("auth_core.password.queue_time outcome=cancelled 2");
    }

    [Fact]
    public async Task Whoever_waits_at_the_end_and_comes_after_it_has_waited_so_long()
    {
        using var first = await HoldAsync();
        using var second = _gate.TryEnter()!;
        using var third = _gate.TryEnter()!;
        var waiting = second.HashAsync("two", default);
        _clock.Advance(TimeSpan.FromSeconds(1));

        _gate.Dispose();
        var late = third.HashAsync("three", default);

        await waiting.Awaiting(one => one).Should().ThrowAsync<ObjectDisposedException>();
        await late.Awaiting(one => one).Should().ThrowAsync<ObjectDisposedException>();
        Told.Should()
            .ContainInOrder(
                "auth_core.password.queue_time outcome=ended 1",
                "auth_core.password.queue_time outcome=ended 0"
            );
    }

    [Fact]
    public void Whoever_finds_no_place_has_not_waited()
    {
        while (_gate.TryEnter() is not null)
        {
            // Nobody gives a place back.
        }

        Told.Should().Equal("auth_core.password.queue_time outcome=busy 0");
    }

    [Fact]
    public async Task A_fault_of_the_work_is_no_time_of_it()
    {
        using var place = _gate.TryEnter()!;

        await place.Awaiting(one => one.HashAsync("fault", default)).Should().ThrowAsync<InvalidOperationException>();

        Told.Should().Equal("auth_core.password.queue_time outcome=run 0");
    }

    private async Task<HashingGate.Place> HoldAsync()
    {
        _work.Hold();
        var place = _gate.TryEnter()!;
        _ = place.HashAsync("one", default);
        await FairYield.UntilAsync(() => _work.InFlight == 1);
        return place;
    }
}
