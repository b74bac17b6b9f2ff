using Auth.Core.Diagnostics;
using Auth.Core.Tests.House;

namespace Auth.Core.Tests.Diagnostics;

/// <summary>docs/events.md against the code, in both directions.</summary>
public sealed class EventsPageTests
{
    private static readonly string Text = Repository.Read(EventsTables.Page);

    [Fact]
    [Trait("asvs", "16.1.1")]
    public void Its_events_are_those_of_the_catalogue() =>
        EventsTables.InDocs(Text, "Id", cells: 5).Should().BeEquivalentTo(EventsTables.Events);

    [Fact]
    public void Its_fields_are_those_of_an_event() =>
        EventsTables.InDocs(Text, "Field", cells: 1).Should().BeEquivalentTo(EventsTables.Fields);

    [Fact]
    public void Its_instruments_are_those_of_the_meter() =>
        EventsTables.InDocs(Text, "Instrument", cells: 3).Should().BeEquivalentTo(EventsTables.Instruments());

    [Fact]
    public void Its_messages_are_those_of_the_source() =>
        EventsTables.InDocs(Text, "Message", cells: 2).Should().BeEquivalentTo(EventsTables.Messages);

    [Fact]
    public void No_id_means_two_things() =>
        SecurityEvents
            .All.Select(kind => $"{kind.Id}")
            .Concat(EventsTables.Messages.Select(message => message.Split(' ')[0]))
            .Should()
            .OnlyHaveUniqueItems();

    [Fact]
    public void Every_word_of_the_catalogue_is_plain() =>
        SecurityEvents
            .All.SelectMany(kind => new[] { kind.Name, kind.Operation, kind.Outcome })
            .Should()
            .OnlyContain(word => word.All(c => char.IsAsciiLetterLower(c) || c == '_'));

    [Fact]
    public void Rows_are_read_up_to_the_end_of_their_table() =>
        EventsTables
            .InDocs("| Id | Name |\n|---|---|\n| `1` | `one` | more |\n\n| Field |\n|---|\n| `x` |", "Id", cells: 2)
            .Should()
            .Equal("1 | one");
}
