namespace Auth.Core.Testing.Interleavings;

/// <summary>One order, read from its text.</summary>
internal sealed class ScheduleScript(string schedule)
{
    private int _next;

    public Party Choose(IReadOnlyList<Party> waiting) =>
        _next < schedule.Length && waiting.FirstOrDefault(party => party.Number == schedule[_next] - '0') is { } party
            ? Step(party)
            : throw new InterleavingException(
                $"The story cannot be run in the order {schedule}: at call {_next + 1} only "
                    + $"{string.Join(" and ", waiting.Select(one => $"{one.Number} ({one.Call})"))} can go."
            );

    private Party Step(Party party)
    {
        _next++;
        return party;
    }
}
