using Auth.Core.Passwords;
using Auth.Core.Secrets;
using Auth.Core.Testing;
using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Passwords;

public sealed class HashingWorkersTests : IDisposable
{
    private const int Workers = 2;

    private static readonly AsyncLocal<string?> Ambient = new();
    private static readonly HashingOptions Options = new() { Workers = Workers };

    private readonly ScriptedWork _work = new();
    private readonly HashingGate _gate;

    public HashingWorkersTests() => _gate = new HashingGate(_work, new ManualClock(), Options);

    public void Dispose()
    {
        _work.LetGo();
        _gate.Dispose();
    }

    [Fact]
    public async Task At_most_two_hashes_a_worker_are_in_flight_whatever_comes()
    {
        var answers = await AtOnce.RunAsync(400, HashAsync);

        answers.Should().OnlyHaveUniqueItems().And.HaveCount(400);
        _work.MostInFlight.Should().BeInRange(1, Workers * 2);
        _gate.Workers.Threads.Should().BeInRange(1, Workers);
    }

    [Fact]
    public async Task Whoever_waits_is_taken_in_pairs_in_the_order_they_came()
    {
        var all = await HoldAllAsync();
        for (var i = 2; i < 7; i++)
        {
            all = [.. all, HashAsync(i)];
        }

        _gate.Workers.Waiting.Should().Be(5);
        _work.LetGo();
        await Task.WhenAll(all);

        _work.Runs.Should().BeEquivalentTo("0", "1", "2+3", "4+5", "6");
    }

    [Fact]
    public async Task No_thread_lives_before_the_first_job_and_one_that_rests_is_used_again()
    {
        _gate.Workers.Threads.Should().Be(0);

        for (var i = 0; i < 20; i++)
        {
            await HashAsync(i);
            await FairYield.UntilAsync(() => _gate.Workers.Resting == 1);
        }

        _gate.Workers.Threads.Should().Be(1);
    }

    [Fact]
    public async Task Nobody_goes_on_on_a_worker()
    {
        _work.Hold();
        using var place = _gate.TryEnter()!;
        var wentOn = place
            .HashAsync("password", default)
            .ContinueWith(
                _ => Thread.CurrentThread.Name,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        await FairYield.UntilAsync(() => _work.InFlight == 1);
        _work.LetGo();

        (await wentOn).Should().NotBe("Auth.Core hashing");
    }

    [Fact]
    public async Task A_worker_does_not_live_on_in_the_context_of_the_request_that_started_it()
    {
        _work.Observe = () => Ambient.Value ?? "none";
        Ambient.Value = "the first request";

        (await HashAsync(1)).Should().Be("none");
    }

    [Fact]
    public async Task A_fault_reaches_its_caller_and_the_workers_live_on()
    {
        for (var i = 0; i < 20; i++)
        {
            using var place = _gate.TryEnter()!;
            var act = () => place.HashAsync("fault", default);
            await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("fault");
        }

        (await HashAsync(1)).Should().Be("1");
        _gate.Workers.Threads.Should().BeInRange(1, Workers);
    }

    [Fact]
    public async Task A_hasher_of_the_hosts_own_that_hangs_holds_one_worker_and_no_other()
    {
        using var never = new ManualResetEventSlim();
        using var gate = new HashingGate(new Hanging(never), SecureRandom.System, new ManualClock(), Options);
        using var hung = gate.TryEnter()!;
        var hanging = hung.HashAsync("hang", default);

        for (var i = 0; i < 20; i++)
        {
            using var place = gate.TryEnter()!;
            (await place.HashAsync("go", default)).Should().Be("go");
        }

        hanging.IsCompleted.Should().BeFalse();
        never.Set();
        await hanging;
    }

    [Fact]
    public async Task The_end_of_the_container_ends_who_waits_and_then_the_threads()
    {
        var running = await HoldAllAsync();
        Task<string>[] waiting = [HashAsync(2), HashAsync(3), HashAsync(4)];

        _gate.Dispose();
        _gate.Dispose();

        foreach (var one in waiting)
        {
            await ((Func<Task>)(() => one)).Should().ThrowAsync<ObjectDisposedException>().WithMessage("*ended*");
        }

        var late = () => HashAsync(5);
        await late.Should().ThrowAsync<ObjectDisposedException>();
        _work.LetGo();
        (await Task.WhenAll(running)).Should().Equal("0", "1");
        await FairYield.UntilAsync(() => _gate.Workers.Threads == 0);
        _gate.Workers.Threads.Should().Be(0);
        _work.Runs.Should().HaveCount(Workers, "nobody who waited was worked for");
    }

    [Fact]
    public async Task Whoever_gives_up_in_line_frees_the_place_at_once_and_is_never_worked_for()
    {
        var running = await HoldAllAsync();
        using var place = _gate.TryEnter()!;
        using var cancellation = new CancellationTokenSource();
        var waiting = place.HashAsync("gives up", cancellation.Token);
        var before = _gate.Held;

#pragma warning disable S6966, CA1849 // Nothing may run between the call and the next look.
        cancellation.Cancel();
#pragma warning restore S6966, CA1849

        _gate.Held.Should().Be(before - 1);
        _gate.Workers.Waiting.Should().Be(0);
        await ((Func<Task>)(() => waiting)).Should().ThrowAsync<OperationCanceledException>();
        place.Dispose();
        _gate.Held.Should().Be(before - 1, "a place is given back once");
        _work.LetGo();
        await Task.WhenAll(running);
        _work.Runs.Should().NotContain("gives up");
    }

    [Fact]
    public async Task Work_that_has_begun_is_not_cancelled()
    {
        _work.Hold();
        using var place = _gate.TryEnter()!;
        using var cancellation = new CancellationTokenSource();
        var running = place.HashAsync("goes on", cancellation.Token);
        await FairYield.UntilAsync(() => _work.InFlight == 1);

        await cancellation.CancelAsync();
        _work.LetGo();

        (await running).Should().Be("goes on");
    }

    // One by one, since two that come at once may share a run.
    private async Task<Task<string>[]> HoldAllAsync()
    {
        _work.Hold();
        var running = new Task<string>[Workers];
        for (var i = 0; i < Workers; i++)
        {
            running[i] = HashAsync(i);
            await FairYield.UntilAsync(() => _work.Runs.Count == i + 1);
        }

        return running;
    }

    private async Task<string> HashAsync(int number)
    {
        using var place = _gate.TryEnter()!;
        return await place.HashAsync($"{number}", default);
    }

    private sealed class Hanging(ManualResetEventSlim never) : IPasswordHasher
    {
        public string Hash(ReadOnlySpan<char> password)
        {
            if (password is "hang")
            {
                never.Wait();
            }

            return password.ToString();
        }

        public PasswordVerification Verify(ReadOnlySpan<char> password, string? hash) => PasswordVerification.Failed;
    }
}
