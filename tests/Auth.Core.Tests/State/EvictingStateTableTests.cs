using Auth.Core.State;
using Auth.Core.Testing;

namespace Auth.Core.Tests.State;

/// <summary>What goes when the memory store is full of attempts, and what stays.</summary>
public class EvictingStateTableTests
{
    [Fact]
    public void The_lightest_goes_first_and_among_equals_the_one_written_longest_ago()
    {
        var table = new EvictingStateTable(StateKind.Attempt, 4);
        Add(table, "heavy", weight: 3);
        Add(table, "old", weight: 1);
        Add(table, "renewed", weight: 1);
        Add(table, "young", weight: 1);
        table.Replace(New("old", weight: 1, version: 2), 1);

        Add(table, "first", weight: 0);
        Add(table, "second", weight: 2);

        Names(table).Should().BeEquivalentTo("heavy", "old", "young", "second");
    }

    [Fact]
    public void What_is_kept_stays_and_a_table_of_kept_records_is_full()
    {
        var table = new EvictingStateTable(StateKind.Attempt, 2);
        Add(table, "kept", weight: 0, keepUntil: 100);
        Add(table, "too", weight: 5, keepUntil: 200);

        var full = table.Add(New("new", writtenAt: 99));
        var later = table.Add(New("new", writtenAt: 100));

        full.Should().Be(StateWrite.Full);
        later.Should().Be(StateWrite.Done);
        Names(table).Should().BeEquivalentTo("too", "new");
    }

    [Fact]
    public void A_record_that_is_removed_or_replaced_leaves_no_place_behind()
    {
        var table = new EvictingStateTable(StateKind.Attempt, 2);
        Add(table, "one");
        Add(table, "two");
        table.Replace(New("one", weight: 9, version: 2), 1);
        table.Remove("two", 1);
        Add(table, "three");
        Add(table, "four");

        Names(table).Should().BeEquivalentTo("one", "four");
    }

    private static void Add(EvictingStateTable table, string key, int weight = 0, long keepUntil = 0) =>
        table.Add(New(key, weight, keepUntil: keepUntil)).Should().Be(StateWrite.Done);

    private static StateRecord New(
        string key,
        int weight = 0,
        long writtenAt = 0,
        long keepUntil = 0,
        long version = 1
    ) =>
        new(StateKind.Attempt, key, string.Empty, ManualClock.DefaultStart, version, ReadOnlyMemory<byte>.Empty)
        {
            Hint = new EvictionHint(weight, writtenAt, keepUntil),
        };

    private static IEnumerable<string> Names(EvictingStateTable table) =>
        table.FindByOwner(string.Empty, string.Empty, 100).Select(record => record.Key);
}
