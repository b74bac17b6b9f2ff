using Auth.Core.Passwords;

namespace Auth.Core.Tests.Passwords;

/// <summary>What the expected wait is made of: two workers with two lanes each, ten seconds at the most.</summary>
public sealed class HashingEstimateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly HashingEstimate _estimate = new(Second, workers: 2, lanesOfWorker: 2, 10 * Second);

    [Fact]
    public void The_wait_is_the_work_ahead_over_all_lanes()
    {
        _estimate.WaitBehind(1).Should().Be(TimeSpan.Zero, "a worker is at rest");
        _estimate.WaitBehind(5).Should().Be(Second);
        _estimate.MostWork.Should().Be(42);
        _estimate.WaitBehind(41).Should().Be(10 * Second);
    }

    [Fact]
    public void The_first_run_replaces_the_guess_and_a_later_one_moves_the_average_a_little()
    {
        _estimate.Add(4 * Second, units: 1);
        _estimate.WaitBehind(5).Should().Be(4 * Second);

        for (var i = 0; i < 7; i++)
        {
            _estimate.Add(4 * Second, units: 1);
        }

        _estimate.Add(12 * Second, units: 1);
        _estimate.WaitBehind(5).Should().Be(5 * Second, "one of eight took eight seconds longer");
    }

    [Fact]
    public void A_run_of_several_units_counts_by_the_unit()
    {
        _estimate.Add(32 * Second, units: 16);

        _estimate.WaitBehind(5).Should().Be(2 * Second);
    }

    [Fact]
    public void Work_that_takes_no_time_is_bounded_by_number_alone()
    {
        var estimate = new HashingEstimate(TimeSpan.Zero, workers: 2, lanesOfWorker: 2, 10 * Second);

        estimate.MostWork.Should().Be(int.MaxValue);
        estimate.WaitBehind(int.MaxValue).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Work_slower_than_the_longest_wait_still_has_a_place_for_every_worker()
    {
        _estimate.Add(3600 * Second, units: 1);

        _estimate.MostWork.Should().Be(2);
    }
}
