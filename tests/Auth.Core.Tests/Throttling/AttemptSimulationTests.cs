using Auth.Core.Tests.Support;
using Auth.Core.Throttling;
using Xunit.Abstractions;

namespace Auth.Core.Tests.Throttling;

/// <summary>
/// Stories of guesses, successes, crashes and clocks that are set, told to the judge and to a model that keeps no record but
/// the whole history, and counts it anew for each question.
/// </summary>
[Trait("effort", "attempts")]
public class AttemptSimulationTests(ITestOutputHelper output)
{
    private const int Steps = 120;

    [Fact]
    public void The_judge_and_the_history_say_the_same()
    {
        var first = Effort.Replay ?? Random.Shared.Next();
        var seeds = Effort.Replay is null ? Effort.Seeds : 1;
        output.WriteLine($"seeds {first} to {first + seeds - 1}; one again with AUTH_CORE_REPLAY");
        for (var i = 0; i < seeds; i++)
        {
            try
            {
                new AttemptStory(first + i).Tell(Steps, stepsBack: false);
                new AttemptStory(first + i).Tell(Steps, stepsBack: true);
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {first + i} (again with AUTH_CORE_REPLAY={first + i}): {exception.Message}");
            }
        }
    }
}
