namespace Auth.Core.Testing.Interleavings;

/// <summary>The orders of a story as a tree, walked depth first: a place is where both parties wait, a branch who goes.</summary>
internal sealed class ScheduleTree
{
    private readonly List<Place> _path = [];
    private int _depth;

    /// <summary>Begins the next run at the root.</summary>
    public void Restart() => _depth = 0;

    /// <summary>Who goes next: as in the run before as far as that path is kept, and the first one behind it.</summary>
    public Party Choose(IReadOnlyList<Party> waiting)
    {
        if (waiting.Count == 1)
        {
            return waiting[0];
        }

        var calls = string.Join(" and ", waiting.Select(party => party.Call));
        if (_depth == _path.Count)
        {
            _path.Add(new Place(calls, Taken: 0));
        }

        var place = _path[_depth++];
        return string.Equals(place.Calls, calls, StringComparison.Ordinal)
            ? waiting[place.Taken]
            : throw new InterleavingException(
                $"The story is not the same in the same order: {place.Calls} in one run, {calls} in another."
            );
    }

    /// <summary>Turns to the next order; false when there is none.</summary>
    public bool Advance()
    {
        if (_depth < _path.Count)
        {
            throw new InterleavingException(
                "The story is not the same in the same order: it ended earlier than before."
            );
        }

        while (_path.Count > 0 && _path[^1].Taken == 1)
        {
            _path.RemoveAt(_path.Count - 1);
        }

        if (_path.Count == 0)
        {
            return false;
        }

        _path[^1] = _path[^1] with { Taken = 1 };
        return true;
    }

    private readonly record struct Place(string Calls, int Taken);
}
