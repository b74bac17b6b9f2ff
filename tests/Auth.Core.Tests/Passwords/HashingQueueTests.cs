using Auth.Core.Passwords;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Passwords;

/// <summary>Which jobs a worker takes: the oldest, and the oldest of those that cost the same.</summary>
public sealed class HashingQueueTests(ITestOutputHelper output)
{
    private readonly HashingQueue _queue = new();

    [Fact]
    public void The_oldest_goes_with_the_next_of_equal_work()
    {
        var (first, dear, second) = (Add(1, 10), Add(1, 20), Add(1, 10));

        Take().Should().Be((first, second));
        Take().Should().Be((dear, null));
        _queue.TryTake(out _, out _).Should().BeFalse();
    }

    [Fact]
    public void A_job_of_two_forms_fills_both_lanes_by_itself()
    {
        var (twoForms, first, second) = (Add(2, 10), Add(1, 10), Add(1, 10));

        Take().Should().Be((twoForms, null));
        Take().Should().Be((first, second));
    }

    [Fact]
    public void A_job_of_two_forms_is_no_partner_either()
    {
        var (first, twoForms, second) = (Add(1, 10), Add(2, 10), Add(1, 10));

        Take().Should().Be((first, second));
        Take().Should().Be((twoForms, null));
    }

    [Fact]
    public void Work_without_lanes_is_never_paired()
    {
        var (first, second) = (Add(1, 0), Add(1, 0));

        Take().Should().Be((first, null));
        Take().Should().Be((second, null));
    }

    [Fact]
    public void A_job_leaves_the_line_once_and_not_after_it_was_taken()
    {
        var (taken, waiting) = (Add(1, 10), Add(1, 20));
        Take();

        _queue.TryRemove(taken).Should().BeFalse();
        _queue.TryRemove(waiting).Should().BeTrue();
        _queue.TryRemove(waiting).Should().BeFalse();
        _queue.Count.Should().Be(0);
    }

    [Fact]
    public void Under_mixed_work_the_oldest_is_never_passed_over()
    {
        var seed = Environment.ProcessId;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var waiting = new List<HashingJob>();
        for (var step = 0; step < 5_000; step++)
        {
            if (waiting.Count == 0 || (waiting.Count < 200 && random.Next(5) < 3))
            {
                waiting.Add(Add(1 + (random.Next(4) / 3), (ulong)random.Next(4)));
                continue;
            }

            var (first, partner) = Take();

            first.Should().BeSameAs(waiting[0]);
            partner.Should().BeSameAs(waiting.Skip(1).FirstOrDefault(first.PairsWith));
            waiting.Remove(first);
            waiting.Remove(partner!);
        }

        _queue.Count.Should().Be(waiting.Count);
    }

    private (HashingJob First, HashingJob? Partner) Take()
    {
        _queue.TryTake(out var first, out var partner).Should().BeTrue();
        return (first!, partner);
    }

    private HashingJob Add(int candidates, ulong totalRounds)
    {
        var job = new Job(candidates, totalRounds);
        _queue.Add(job);
        return job;
    }

    private sealed class Job(int candidates, ulong totalRounds) : HashingJob<int>(candidates, totalRounds)
    {
        public override double Units => 1;

        public override void Work(HashingJob? partner) { }

        protected override int Read() => 0;

        protected override void Clear() { }
    }
}
