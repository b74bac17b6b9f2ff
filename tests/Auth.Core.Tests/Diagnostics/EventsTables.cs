using System.Diagnostics.Metrics;
using System.Reflection;
using Auth.Core.Diagnostics;
using Auth.Core.Tests.House;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>The tables of docs/events.md as they stand, and as the code would write them.</summary>
internal static class EventsTables
{
    public const string Page = "docs/events.md";

    /// <summary>The rows of the table that is headed so, each cut to its first cells and without backticks.</summary>
    public static IReadOnlyList<string> InDocs(string markdown, string heading, int cells) =>
        [
            .. markdown
                .Split('\n')
                .SkipWhile(line => !line.StartsWith($"| {heading} |", StringComparison.Ordinal))
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => string.Join(" | ", line.Split('|').Skip(1).Take(cells).Select(Plain))),
        ];

    /// <summary>Id, name, operation, outcome and level of each kind.</summary>
    public static IEnumerable<string> Events =>
        SecurityEvents.All.Select(kind =>
            $"{kind.Id} | {kind.Name} | {kind.Operation} | {kind.Outcome} | {kind.Level}"
        );

    /// <summary>The fields of an event.</summary>
    public static IEnumerable<string> Fields =>
        typeof(SecurityEvent)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => property.Name);

    /// <summary>Name, kind and unit of each instrument that a meter of ours publishes.</summary>
    public static IReadOnlyList<string> Instruments()
    {
        var found = new List<string>();
        using var meter = new AuthCoreMeter(factory: null);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter, meter.LoginDuration.Meter))
            {
                found.Add(
                    $"{instrument.Name} | {instrument.GetType().Name.Split('`')[0].ToLowerInvariant()} | {instrument.Unit}"
                );
            }
        };
        listener.Start();
        return found;
    }

    /// <summary>Id and level of each log message, as the source declares it.</summary>
    public static IEnumerable<string> Messages =>
        from file in CoreSource.Files
        from attribute in file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
        where attribute.Name.ToString() is "LoggerMessage"
        select $"{Argument(attribute, "EventId")} | {Argument(attribute, "Level").Split('.')[^1]}";

    private static string Argument(AttributeSyntax attribute, string name) =>
        attribute
            .ArgumentList!.Arguments.Single(argument =>
                string.Equals(argument.NameEquals?.Name.ToString(), name, StringComparison.Ordinal)
            )
            .Expression.ToString();

    private static string Plain(string cell) => cell.Replace("`", "", StringComparison.Ordinal).Trim();
}
