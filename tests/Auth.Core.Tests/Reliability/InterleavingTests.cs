using Auth.Core.State;
using Auth.Core.Testing.Interleavings;
using Auth.Core.Tests.Support;
using Auth.Core.Users;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Reliability;

/// <summary>
/// Every pair of verbs in every order of their store calls: each ends as though one had come after the other. Nobody is told
/// what did not happen, and no token outlives what ended it.
/// </summary>
[Trait("case", "R6, S1, S3, S6")]
[Trait("effort", "interleavings")]
public class InterleavingTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        for (var i = 0; i < Verb.All.Count; i++)
        {
            foreach (var other in Verb.All.Skip(i))
            {
                pairs.Add(Verb.All[i].Name, other.Name);
            }
        }

        return pairs;
    }

    public static TheoryData<string> Others() =>
        [.. Verb.All.Select(verb => verb.Name).Where(name => name is not "verify")];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Two_verbs_in_two_processes_end_as_one_after_the_other(string first, string second)
    {
        await using var houses = new Houses();

        await CheckAsync(houses, Verb.Named(first), Verb.Named(second), isOneProcess: false);
    }

    // In one process verbs share the cache, which verification alone reads, and the line of those who want one name.
    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_verification_in_the_same_process_ends_as_before_or_after(string other)
    {
        await using var houses = new Houses();

        await CheckAsync(houses, Verb.Named(other), Verb.Named("verify"), isOneProcess: true);
    }

    private async Task CheckAsync(Houses houses, Verb first, Verb second, bool isOneProcess)
    {
        var firstHouse = houses.First;
        var secondHouse = isOneProcess ? houses.First : houses.Second;
        var expected = new List<string>
        {
            await SerialAsync(doesFirst: true, isSwapped: false, doesSecond: true),
            await SerialAsync(doesFirst: true, isSwapped: true, doesSecond: true),
        };
        var withoutFirst = await SerialAsync(doesFirst: false, isSwapped: false, doesSecond: true);
        var withoutSecond = await SerialAsync(doesFirst: true, isSwapped: false, doesSecond: false);

        var size = await AllInterleavings.SampleAsync(StoryAsync, runs: 1, seed: 1);
        var report =
            Orders(size.LongestSchedule) <= Effort.Orders
                ? await AllInterleavings.RunAsync(StoryAsync)
                : await AllInterleavings.SampleAsync(StoryAsync, Effort.Orders, seed: Effort.Replay ?? 1);

        output.WriteLine($"{first.Name}, {second.Name}: {report.Schedules} orders of {report.LongestSchedule} calls");

        async Task StoryAsync(SchedulingStores stores)
        {
            houses.MoveTo(stores.Users, stores.State);
            var stage = await Stage.SetAsync(houses);
            Answer one = null!;
            Answer two = null!;
            await stores.InterleaveAsync(
                async () => one = await first.Act(firstHouse, stage),
                async () => two = await second.Act(secondHouse, stage)
            );
            IEnumerable<string> allowed = expected;
            allowed = one.IsRetryable ? allowed.Append(withoutFirst.Replace("Not done", one.Case)) : allowed;
            allowed = two.IsRetryable ? allowed.Append(withoutSecond.Replace("Not done", two.Case)) : allowed;

            (await Ending.OfAsync(houses, stage, stores.Users, one, two)).Should().BeOneOf(allowed);
        }

        async Task<string> SerialAsync(bool doesFirst, bool isSwapped, bool doesSecond)
        {
            var users = new InMemoryUserStore();
            houses.MoveTo(users, new InMemoryStateStore());
            var stage = await Stage.SetAsync(houses);
            var two = isSwapped ? await second.Act(secondHouse, stage) : null;
            var one = doesFirst ? await first.Act(firstHouse, stage) : new Answer("Not done");
            two ??= doesSecond ? await second.Act(secondHouse, stage) : new Answer("Not done");
            return await Ending.OfAsync(houses, stage, users, one, two);
        }
    }

    // The most orders that so many calls of two verbs can have.
    private static double Orders(int calls)
    {
        var orders = 1.0;
        for (var i = 1; i <= calls / 2; i++)
        {
            orders = orders * (calls - i + 1) / i;
        }

        return orders;
    }
}
