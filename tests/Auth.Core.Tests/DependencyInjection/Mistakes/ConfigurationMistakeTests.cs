using System.Text.RegularExpressions;
using Auth.Core.Tests.House;

namespace Auth.Core.Tests.DependencyInjection.Mistakes;

/// <summary>Every mistake of the list stops the start, with the setting and the fix in the message and no secret.</summary>
public sealed class ConfigurationMistakeTests
{
    private const string Approve = "AUTH_CORE_APPROVE";
    private const string Page = "docs/configuration-mistakes.md";

    private const string Head = """
        # Configuration mistakes

        What people get wrong, and what the start says about it. Under a host the program does not start; in a plain container the
        facade is not resolved. `ConfigurationMistakeTests` makes every one of these mistakes, holds the message to naming the
        setting and the fix and to repeating no secret, and writes this page.

        Two more are proved where they can be made: a process that cannot normalize text (`ConsoleSampleTests`,
        [passwords](passwords.md)), and fast hashing outside tests (`UnsafeFastHashingTests`).
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Mistakes() => [.. ConfigurationMistakes.All.Select(mistake => mistake.What)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_stops_the_start_with_the_setting_and_the_fix(string what)
    {
        var mistake = ConfigurationMistakes.All.Single(one => one.What.Equals(what, StringComparison.Ordinal));

        var fault = mistake.FaultAtStart();

        fault.Should().NotBeNullOrEmpty("the start must be refused").And.ContainAll([mistake.Setting, .. mistake.Fix]);
        if (mistake.Secret is { } secret)
        {
            fault.Should().NotContain(secret);
        }
    }

    [Fact]
    public void A_program_without_a_mistake_starts() =>
        new ConfigurationMistake("none", string.Empty, [], services => ConfigurationMistake.Add(services))
            .FaultAtStart()
            .Should()
            .BeNull();

    [Fact]
    public void There_are_thirty_or_more_and_each_is_another()
    {
        ConfigurationMistakes.All.Select(mistake => mistake.What).Should().OnlyHaveUniqueItems();
        ConfigurationMistakes.All.Count().Should().BeGreaterThanOrEqualTo(30);
    }

    [Fact]
    public void The_page_tells_every_mistake_with_its_message()
    {
        var text = Text();
        if (Environment.GetEnvironmentVariable(Approve) is "1")
        {
            File.WriteAllText(Repository.Path(Page), text);
        }

        var present = File.Exists(Repository.Path(Page)) ? Repository.Read(Page) : string.Empty;
        Breaches.None(
            text.Split('\n')
                .Except(present.Split('\n'), StringComparer.Ordinal)
                .Select(line => $"+ {line}")
                .Concat(
                    present.Split('\n').Except(text.Split('\n'), StringComparer.Ordinal).Select(line => $"- {line}")
                ),
            $"{Page} does not say what the start says. Run this test once with {Approve}=1 and look at the difference."
        );
    }

    private static string Text()
    {
        var page = new System.Text.StringBuilder(Head.ReplaceLineEndings("\n")).Append('\n');
        foreach (var (subject, mistakes) in ConfigurationMistakes.BySubject)
        {
            page.Append($"\n## {subject}\n\n| Mistake | Message |\n|---|---|\n");
            foreach (var mistake in mistakes)
            {
                page.Append($"| {mistake.What} | {Message(mistake)} |\n");
            }
        }

        return page.ToString();
    }

    // The fault that the mistake is about, without ids and folders that are others at each run, and fit for a cell.
    private static string Message(ConfigurationMistake mistake)
    {
        var fault = mistake
            .FaultAtStart()!
            .Split('\n')
            .First(line => line.Contains(mistake.Setting, StringComparison.Ordinal))
            .Replace(StoreMistakes.Folder, "/srv/shop", StringComparison.Ordinal)
            .Replace("<", "\\<", StringComparison.Ordinal);
        var withoutId = Regex.Replace(fault, @"\([\w-]{22,43}\)", "(its id)", RegexOptions.ExplicitCapture, Patience);
        return Regex.Replace(withoutId, @" \(Parameter '[\w.]+'\)", "", RegexOptions.ExplicitCapture, Patience);
    }
}
