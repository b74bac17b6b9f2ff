using Auth.Core.Tests.Support;

namespace Auth.Core.Tests.Sessions;

[Trait("effort", "sessions")]
[Trait("case", "R8")]
public class SessionSimulationTests
{
    private const int Steps = 60;

    [Fact]
    public async Task The_library_and_the_model_tell_the_same_story()
    {
        var first = Effort.Replay ?? 0;
        var count = Effort.Replay is null ? Effort.Seeds : 1;
        for (var seed = first; seed < first + count; seed++)
        {
            try
            {
                await SessionScript.RunAsync(seed, Steps);
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed} (again with AUTH_CORE_REPLAY={seed}): {exception}");
            }
        }
    }
}
