using Auth.Core.Throttling;

namespace Auth.Core.Tests.Throttling;

/// <summary>What the judge says about a record and a time. Times are milliseconds; the limit is five.</summary>
public class AttemptJudgeTests
{
    private const long Second = 1000;
    private const long Hour = 3600 * Second;
    private const long Now = 1_000_000 * Hour;
    private const ulong Mine = 7;
    private static readonly AttemptRules Rules = new(new AttemptOptions());

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    public void As_many_guesses_are_under_way_as_failures_are_left(int failures, int admitted)
    {
        var record = Failed(failures, Now);

        for (var i = 1; i <= admitted; i++)
        {
            var judged = Admit(record, Now, (ulong)i);
            judged.Admission.Should().Be(AttemptAdmission.Reserved);
            record = judged.Record;
        }

        Admit(record, Now, 99).Admission.Should().Be(AttemptAdmission.Parked);
    }

    [Theory]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(7, 120)]
    [InlineData(11, 1920)]
    [InlineData(12, 3600)]
    [InlineData(13, 3600)]
    [InlineData(99, 3600)]
    public void The_wait_doubles_up_to_an_hour_and_then_one_guess_is_admitted(int failures, int waitSeconds)
    {
        var record = Failed(failures, Now);

        var at = Admit(record, Now);
        var before = Admit(record, Now + (waitSeconds * Second) - 1);
        var after = Admit(record, Now + (waitSeconds * Second));
        var second = Admit(after.Record, Now + (waitSeconds * Second), 8);

        (at.Admission, at.WaitMilliseconds).Should().Be((AttemptAdmission.Throttled, waitSeconds * Second));
        (before.Admission, before.WaitMilliseconds).Should().Be((AttemptAdmission.Throttled, 1));
        after.Admission.Should().Be(AttemptAdmission.Reserved);
        second.Admission.Should().Be(AttemptAdmission.Parked);
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(5, 24)]
    [InlineData(50, 24)]
    public void Failures_are_forgotten_after_hours_and_the_total_is_not(int failures, int hours)
    {
        var record = Failed(failures, Now);

        var before = Admit(record, Now + (hours * Hour) - 1).Record;
        var after = Admit(record, Now + (hours * Hour)).Record;
        var unowned = Admit(record, Now + (hours * Hour), forgets: true).Record;

        (before.Failures, before.Total).Should().Be((failures, failures));
        (after.Failures, after.Total).Should().Be((0, failures));
        (unowned.Failures, unowned.Total).Should().Be((0, 0));
    }

    [Fact]
    public void A_hundred_failures_close_the_lane_for_a_user_for_good_and_for_nobody_for_a_day()
    {
        var record = Failed(100, Now);

        var later = Admit(record, Now + (10_000 * Hour));
        var unowned = Admit(record, Now + (24 * Hour), forgets: true);

        (later.Admission, later.WaitMilliseconds).Should().Be((AttemptAdmission.Throttled, Hour));
        unowned.Admission.Should().Be(AttemptAdmission.Reserved);
    }

    [Theory]
    [InlineData(96, 4)]
    [InlineData(99, 1)]
    public void Forgotten_failures_leave_no_more_than_a_hundred_in_all(int total, int admitted)
    {
        var record = new AttemptRecord(0, total, Now, []);

        for (var i = 1; i <= admitted; i++)
        {
            record = Admit(record, Now, (ulong)i).Record;
        }

        record.Leases.Should().HaveCount(admitted);
        Admit(record, Now, 99).Admission.Should().Be(AttemptAdmission.Parked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_lease_that_nobody_settles_is_a_failure_at_its_end(int failures)
    {
        var record = Admit(Failed(failures, Now), Now).Record;

        var before = Admit(record, Now + (30 * Second) - 1, 8).Record;
        var after = Admit(record, Now + (30 * Second), 8).Record;

        before.Failures.Should().Be(failures);
        (after.Failures, after.Total, after.LastAt).Should().Be((failures + 1, failures + 1, Now + (30 * Second)));
        after.Leases.Should().ContainSingle().Which.Id.Should().Be(8UL);
    }

    [Fact]
    public void A_crash_at_the_last_free_failure_costs_one_wait_from_the_end_of_its_lease()
    {
        var record = Admit(Failed(4, Now), Now).Record;

        Admit(record, Now + (29 * Second), 8).Admission.Should().Be(AttemptAdmission.Parked);
        var throttled = Admit(record, Now + (31 * Second), 8);
        var free = Admit(record, Now + (60 * Second), 8);

        (throttled.Admission, throttled.WaitMilliseconds).Should().Be((AttemptAdmission.Throttled, 29 * Second));
        free.Admission.Should().Be(AttemptAdmission.Reserved);
    }

    [Theory]
    [InlineData(-87_600)]
    [InlineData(-1)]
    [InlineData(87_600)]
    public void However_the_clock_is_set_nobody_waits_longer_than_one_wait(int hours)
    {
        var record = Failed(5, Now);
        var then = Now + (hours * Hour);

        var judged = Admit(record, then);
        var later = Admit(judged.Record, then + (30 * Second));

        judged.WaitMilliseconds.Should().BeLessThanOrEqualTo(30 * Second);
        later.Admission.Should().Be(AttemptAdmission.Reserved);
    }

    [Fact]
    public void A_lease_does_not_outlast_its_time_when_the_clock_goes_back()
    {
        var record = Admit(Failed(4, Now), Now).Record;
        var then = Now - (10 * Hour);

        var judged = Admit(record, then, 8);
        var later = Admit(judged.Record, then + (60 * Second), 8);

        judged.Admission.Should().Be(AttemptAdmission.Parked);
        judged.Record.Leases.Should().ContainSingle().Which.Until.Should().Be(then + (30 * Second));
        later.Admission.Should().Be(AttemptAdmission.Reserved);
    }

    [Fact]
    public void A_lease_that_is_found_again_is_the_reservation()
    {
        var record = Admit(Failed(4, Now), Now).Record;

        var again = Admit(record, Now + Second);

        again.Admission.Should().Be(AttemptAdmission.Reserved);
        again.Record.Should().BeSameAs(record);
    }

    [Fact]
    public void A_failure_counts_once_and_not_again_when_its_lease_is_gone()
    {
        var record = Admit(AttemptRecord.Empty, Now).Record;

        var once = AttemptJudge.Settle(record, Now + 1, Mine, AttemptVerdict.Failed, mayBeWritten: false);
        var twice = AttemptJudge.Settle(once, Now + 2, Mine, AttemptVerdict.Failed, mayBeWritten: false);

        (once.Failures, once.Total, once.LastAt, once.Leases.Count).Should().Be((1, 1, Now + 1, 0));
        twice.Should().BeSameAs(once);
    }

    [Fact]
    public void A_success_forgets_all_failures_and_leaves_the_guesses_under_way()
    {
        var record = Admit(Admit(Failed(3, Now), Now, 8).Record, Now).Record;

        var after = AttemptJudge.Settle(record, Now, Mine, AttemptVerdict.Succeeded, mayBeWritten: false);
        var alone = AttemptJudge.Settle(after, Now, 8, AttemptVerdict.Succeeded, mayBeWritten: false);

        (after.Failures, after.Total).Should().Be((0, 0));
        after.Leases.Should().ContainSingle().Which.Id.Should().Be(8UL);
        alone.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void A_success_whose_lease_has_expired_still_counts_but_not_when_it_may_be_written()
    {
        var record = Failed(2, Now);

        var late = AttemptJudge.Settle(record, Now, Mine, AttemptVerdict.Succeeded, mayBeWritten: false);
        var repeated = AttemptJudge.Settle(record, Now, Mine, AttemptVerdict.Succeeded, mayBeWritten: true);

        late.IsEmpty.Should().BeTrue();
        repeated.Should().BeSameAs(record);
    }

    [Fact]
    public void Where_no_password_was_looked_at_nothing_counts()
    {
        var record = Admit(Failed(2, Now), Now).Record;

        var after = AttemptJudge.Settle(record, Now + 1, Mine, AttemptVerdict.Void, mayBeWritten: false);

        after.IsSame(Failed(2, Now)).Should().BeTrue();
    }

    private static AttemptRecord Failed(int failures, long at) => new(failures, failures, at, []);

    private static AttemptJudgement Admit(AttemptRecord record, long now, ulong id = Mine, bool forgets = false) =>
        AttemptJudge.Admit(record, now, id, forgets, Rules);
}
