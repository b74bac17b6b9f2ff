using Auth.Core.State;
using Auth.Core.Testing.Faults;
using Auth.Core.Tests.Support;
using Auth.Core.Tokens;
using Auth.Core.Users;
using StoreFault = Auth.Core.Testing.Faults.StoreFault;

namespace Auth.Core.Tests.Reliability;

/// <summary>
/// Every store call of every verb fails in six ways. What is left is all or nothing, save for what the use case's own
/// documentation says; no token comes out of a failure; and doing it again ends as if nothing had happened.
/// </summary>
[Trait("case", "R7, S5, S6")]
[Trait("effort", "faults")]
public class FaultTests
{
    // Removing disables first (EndAccountAccess), so that a crash leaves nobody who could log in.
    private static readonly Dictionary<string, string> DocumentedPartial = new(StringComparer.Ordinal)
    {
        ["remove"] = "disable",
    };

    public static TheoryData<string, string> Sweep()
    {
        var sweep = new TheoryData<string, string>();
        foreach (var verb in Verb.All)
        {
            foreach (var fault in Enum.GetNames<StoreFault>())
            {
                sweep.Add(verb.Name, fault);
            }
        }

        return sweep;
    }

    [Theory]
    [MemberData(nameof(Sweep))]
    public async Task A_failure_leaves_all_or_nothing(string verb, string fault)
    {
        await using var houses = new Houses();
        var whole = await WithoutFaultAsync(houses, Verb.Named(verb), LeftAsync);
        var allowed = new List<string> { await WithoutFaultAsync(houses, verb: null, LeftAsync), whole };
        if (DocumentedPartial.TryGetValue(verb, out var partial))
        {
            allowed.Add(await WithoutFaultAsync(houses, Verb.Named(partial), LeftAsync));
        }

        var usual = await WithoutFaultAsync(houses, Verb.Named(verb), (_, answer) => Task.FromResult(answer!.Case));

        await ForEachCallAsync(
            houses,
            verb,
            fault,
            async (scene, answer) =>
            {
                var left = await LeftAsync(scene, answer);
                left.Should().BeOneOf(allowed, scene.Because);
                if (string.Equals(answer?.Case, usual, StringComparison.Ordinal))
                {
                    left.Should().Be(whole, scene.Because);
                }
            }
        );

        static Task<string> LeftAsync(Scene scene, Answer? _) => scene.LeftAsync();
    }

    [Theory]
    [MemberData(nameof(Sweep))]
    public async Task Doing_it_again_ends_as_doing_it_once_or_twice(string verb, string fault)
    {
        await using var houses = new Houses();
        var once = await WithoutFaultAsync(houses, Verb.Named(verb), (scene, answer) => scene.EndingAsync(answer!));
        var twice = await WithoutFaultAsync(houses, Verb.Named(verb), (scene, _) => AgainAsync(scene));

        await ForEachCallAsync(
            houses,
            verb,
            fault,
            async (scene, _) => (await AgainAsync(scene)).Should().BeOneOf([once, twice], scene.Because)
        );

        async Task<string> AgainAsync(Scene scene) =>
            await scene.EndingAsync(await Verb.Named(verb).Act(houses.First, scene.Stage));
    }

    private static async Task ForEachCallAsync(
        Houses houses,
        string verb,
        string fault,
        Func<Scene, Answer?, Task> check
    )
    {
        var number = 0;
        bool happened;
        do
        {
            number++;
            var scene = await Scene.SetAsync(houses, $"{verb}, {fault} at call {number}", isWarm: verb is not "verify");
            scene.Faults.FailCall(number, Enum.Parse<StoreFault>(fault));
            var answer = await TryAsync(houses, Verb.Named(verb), scene);
            happened = scene.Faults.Calls.Count >= number;
            scene.Faults.Clear();
            await check(scene, answer);
        } while (happened);

        number.Should().BeGreaterThan(1, "{0} asks a store", verb);
    }

    // What a store throws passes through or is Unavailable; an answer that it never gives honestly is a broken store, and said to be one.
    private static async Task<Answer?> TryAsync(Houses houses, Verb verb, Scene scene)
    {
        try
        {
            return await verb.Act(houses.First, scene.Stage);
        }
        catch (Exception exception)
            when (exception
                    is StoreUnavailableException
                        or TimeoutException
                        or OperationCanceledException
                        or InvalidOperationException
            )
        {
            return null;
        }
    }

    private static async Task<string> WithoutFaultAsync(
        Houses houses,
        Verb? verb,
        Func<Scene, Answer?, Task<string>> look
    )
    {
        var scene = await Scene.SetAsync(houses, "no fault", isWarm: verb is not { Name: "verify" });
        return await look(scene, verb is null ? null : await verb.Act(houses.First, scene.Stage));
    }

    private sealed record Scene(Houses Houses, Stage Stage, StoreFaults Faults, IUserStore Users, string Because)
    {
        public static async Task<Scene> SetAsync(Houses houses, string because, bool isWarm)
        {
            var (users, faults) = (new InMemoryUserStore(), new StoreFaults());
            houses.MoveTo(new FaultUserStore(users, faults), new FaultStateStore(new InMemoryStateStore(), faults));
            var stage = await Stage.SetAsync(houses);

            // Remembered here, so that a change whose reply is lost has something to make wrong. What is remembered is not
            // asked for again, so a verification that shall fail comes cold.
            if (isWarm)
            {
                await houses.First.VerifyAsync(stage.AccessToken);
            }

            return new Scene(houses, stage, faults, users, because);
        }

        public async Task<string> LeftAsync()
        {
            var here = await Houses.First.VerifyAsync(Stage.AccessToken) is TokenVerification.Valid;
            var elsewhere = await Houses.Judge.VerifyAsync(Stage.AccessToken) is TokenVerification.Valid;
            here.Should().Be(elsewhere, "what ends here ends at once: {0}", Because);
            return await Ending.LeftAsync(Houses, Stage, Users);
        }

        public Task<string> EndingAsync(Answer answer) => Ending.OfAsync(Houses, Stage, Users, answer);
    }
}
