using Auth.Core.State;
using Auth.Core.Testing.Interleavings;

namespace Auth.Core.Tests.Testing.Interleavings;

public class AllInterleavingsTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 3, 10)]
    [InlineData(6, 6, 924)]
    [InlineData(0, 4, 1)]
    public async Task Every_order_is_run_once(int first, int second, int orders)
    {
        var seen = new List<string>();

        var report = await AllInterleavings.RunAsync(async stores =>
        {
            await stores.InterleaveAsync(() => ReadAsync(stores, first), () => ReadAsync(stores, second));
            seen.Add(stores.Schedule);
        });

        report.Schedules.Should().Be(orders);
        report.LongestSchedule.Should().Be(first + second);
        seen.Should().OnlyHaveUniqueItems().And.HaveCount(orders);
        seen.Should().OnlyContain(order => order.Count(c => c == '1') == first && order.Length == first + second);
    }

    [Fact]
    public async Task Work_on_other_threads_between_the_calls_is_waited_for()
    {
        var report = await AllInterleavings.RunAsync(async stores =>
        {
            var both = 0;

            await stores.InterleaveAsync(Work, Work);

            both.Should().Be(2);

            async Task Work()
            {
                await ReadAsync(stores, 1);
                await Task.Run(() => Thread.SpinWait(10_000));
                await ReadAsync(stores, 1);
                Interlocked.Increment(ref both);
            }
        });

        report.Schedules.Should().Be(6);
    }

    [Fact]
    public async Task A_lost_update_is_met_and_its_order_can_be_run_again()
    {
        var run = () => AllInterleavings.RunAsync(LosesAnUpdateAsync);
        var failure = (await run.Should().ThrowAsync<InterleavingException>()).Which;
        var replay = () => AllInterleavings.ReplayAsync(LosesAnUpdateAsync, failure.Schedule);
        var serial = () => AllInterleavings.ReplayAsync(LosesAnUpdateAsync, "1122");

        failure.Schedule.Should().Be("1212");
        failure.Message.Should().Contain("1 state.Find, 2 state.Find, 1 state.Replace, 2 state.Replace");
        (await replay.Should().ThrowAsync<InterleavingException>()).Which.Schedule.Should().Be("1212");
        await serial.Should().NotThrowAsync();
    }

    [Fact]
    public async Task Orders_are_drawn_from_a_seed()
    {
        var (first, again, other) = (await DrawAsync(7), await DrawAsync(7), await DrawAsync(8));

        first.Should().Equal(again).And.NotEqual(other);
        first.Distinct(StringComparer.Ordinal).Should().HaveCountGreaterThan(10);

        static async Task<List<string>> DrawAsync(int seed)
        {
            var seen = new List<string>();
            await AllInterleavings.SampleAsync(
                async stores =>
                {
                    await stores.InterleaveAsync(() => ReadAsync(stores, 6), () => ReadAsync(stores, 6));
                    seen.Add(stores.Schedule);
                },
                runs: 20,
                seed
            );
            return seen;
        }
    }

    [Fact]
    public async Task More_orders_than_allowed_are_no_silence()
    {
        var run = () =>
            AllInterleavings.RunAsync(
                stores => stores.InterleaveAsync(() => ReadAsync(stores, 3), () => ReadAsync(stores, 3)),
                most: 19
            );

        await run.Should().ThrowAsync<InterleavingException>().WithMessage("There are more than 19 orders*");
    }

    [Fact]
    public async Task A_story_that_differs_in_the_same_order_is_refused()
    {
        var runs = 0;
        var run = () =>
            AllInterleavings.RunAsync(stores =>
            {
                var calls = runs++ == 0 ? 2 : 1;
                return stores.InterleaveAsync(() => ReadAsync(stores, calls), () => ReadAsync(stores, 1));
            });

        await run.Should().ThrowAsync<InterleavingException>().WithMessage("*not the same in the same order*");
    }

    [Fact]
    public async Task What_a_use_case_throws_is_told_with_its_order()
    {
        var run = () =>
            AllInterleavings.RunAsync(stores =>
                stores.InterleaveAsync(() => ReadAsync(stores, 1), () => throw new InvalidDataException("broken"))
            );

        (await run.Should().ThrowAsync<InterleavingException>()).WithInnerException<InvalidDataException>();
    }

    private static async Task LosesAnUpdateAsync(SchedulingStores stores)
    {
        await stores.State.AddAsync(Record(1, 0), default);

        await stores.InterleaveAsync(() => CountAsync(2), () => CountAsync(3));

        (await stores.State.FindAsync(StateKind.Session, "k", default))!.Payload.Span[0].Should().Be(2);

        async Task CountAsync(long version)
        {
            var present = (await stores.State.FindAsync(StateKind.Session, "k", default))!;
            await stores.State.ReplaceAsync(
                Record(version, (byte)(present.Payload.Span[0] + 1)),
                present.Version,
                default
            );
        }
    }

    private static StateRecord Record(long version, byte count) =>
        new(StateKind.Session, "k", "o", DateTimeOffset.UnixEpoch, version, new[] { count });

    private static async Task ReadAsync(SchedulingStores stores, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await stores.State.FindAsync(StateKind.Session, "k", default);
        }
    }
}
