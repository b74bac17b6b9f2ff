using Auth.Core.Samples.Tests.Support;

namespace Auth.Core.Samples.Tests;

public class WorkerSampleTests
{
    private const string Sample = "Auth.Core.Sample.Worker";

    [Fact]
    public async Task It_does_the_jobs_of_those_who_may_order_them_and_ends()
    {
        var (exitCode, output) = await SampleProcess.RunAsync(Sample, new Dictionary<string, string?>());

        output
            .Split('\n')
            .Where(line => !IsOfTheLog(line))
            .Should()
            .Equal(
                "resize the pictures: done for ada, reported by job-worker",
                "empty the archive: refused, role operator required",
                "print the report: refused, invalid or expired token",
                "send the parcels: refused, invalid or expired token"
            );
        exitCode.Should().Be(0);
    }

    [Fact]
    public void It_refers_to_nothing_of_the_web()
    {
        var references = System
            .Reflection.Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{Sample}.dll"))
            .GetReferencedAssemblies();

        references.Should().NotContain(reference => reference.Name!.StartsWith("Microsoft.AspNetCore"));
    }

    private static bool IsOfTheLog(string line) =>
        line.StartsWith("warn: ", StringComparison.Ordinal) || line.StartsWith("      ", StringComparison.Ordinal);
}
