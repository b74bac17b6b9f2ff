using System.Xml.Linq;

namespace Auth.Core.Tests.House;

public sealed class ClockAndRandomTests
{
    private const string List = "src/BannedSymbols.txt";

    [Fact]
    public void Time_and_randomness_are_injected() =>
        Breaches.None(
            CoreSource.Files.SelectMany(ClockAndRandomRules.Breaches),
            "The machine's clock or foreign randomness. Ask the injected TimeProvider or Secrets/SecureRandom."
        );

    [Fact]
    public void The_analyzer_refuses_every_one_of_them_too() =>
        Breaches.None(Unlisted(Repository.Read(List)), $"{List} lacks these symbols.");

    [Fact]
    public void The_analyzer_reads_the_list_in_every_project_under_src() =>
        XDocument
            .Parse(Repository.Read("src/Directory.Build.props"))
            .Descendants("AdditionalFiles")
            .Select(item => (string?)item.Attribute("Include"))
            .Should()
            .Contain("$(MSBuildThisFileDirectory)BannedSymbols.txt");

    [Theory]
    [InlineData("System.DateTimeOffset.UtcNow")]
    [InlineData("System.DateTime.Today")]
    [InlineData("System.Environment.TickCount64")]
    [InlineData("System.Diagnostics.Stopwatch.GetTimestamp()")]
    [InlineData("System.Random.Shared.Next()")]
    [InlineData("System.Guid.NewGuid()")]
    [InlineData("System.Threading.Tasks.Task.Delay(1)")]
    [InlineData("new System.Threading.CancellationTokenSource(1000)")]
    [InlineData("new System.Threading.PeriodicTimer(System.TimeSpan.FromSeconds(1))")]
    public void A_use_is_found(string expression) =>
        ClockAndRandomRules.Breaches(Proof(expression)).Should().NotBeEmpty();

    [Theory]
    [InlineData("System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, System.TimeProvider.System)")]
    [InlineData("new System.Threading.CancellationTokenSource()")]
    [InlineData("System.TimeProvider.System.GetUtcNow()")]
    public void A_provider_s_time_is_no_breach(string expression) =>
        ClockAndRandomRules.Breaches(Proof(expression)).Should().BeEmpty();

    [Fact]
    public void A_shorter_list_is_found() =>
        Unlisted("T:System.Random;why").Should().HaveCount(ClockAndRandomRules.Banned.Count - 1);

    private static SourceFile Proof(string expression) =>
        CoreSource.With(
            "Users/Proof.cs",
            $"namespace Auth.Core.Users; internal static class Proof {{ public static object Of() => {expression}; }}"
        );

    private static IEnumerable<string> Unlisted(string list) =>
        ClockAndRandomRules.Banned.Except(list.Split('\n').Select(line => line.Split(';')[0]), StringComparer.Ordinal);
}
