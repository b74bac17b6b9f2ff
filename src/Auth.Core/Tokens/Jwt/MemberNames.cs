namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// The member names of the objects that are open at one moment of a reading, after unescaping, so that a name that
/// comes twice in one object is noticed. Parsers disagree on which of two wins, and that disagreement is an attack.
/// </summary>
/// <param name="json">The text that is read.</param>
/// <param name="scratch">Where unescaped text is put.</param>
/// <param name="entries">Room to begin with; more is taken from the heap when a payload has more names at once.</param>
/// <param name="frames">One entry a level of depth.</param>
internal ref struct MemberNames(
    ReadOnlySpan<byte> json,
    ReadOnlySpan<byte> scratch,
    Span<TextPlace> entries,
    Span<int> frames
)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly ReadOnlySpan<byte> _scratch = scratch;
    private readonly Span<int> _frames = frames;
    private Span<TextPlace> _entries = entries;
    private int _count;
    private int _depth;

    /// <summary>An object begins.</summary>
    public void Open() => _frames[_depth++] = _count;

    /// <summary>The innermost object ends.</summary>
    public void Close() => _count = _frames[--_depth];

    /// <summary>Notes a name of the innermost object; false when it was there already.</summary>
    public bool TryAdd(TextPlace name)
    {
        var text = TextOf(name);
        foreach (var earlier in _entries[_frames[_depth - 1].._count])
        {
            if (TextOf(earlier).SequenceEqual(text))
            {
                return false;
            }
        }

        if (_count == _entries.Length)
        {
            var larger = new TextPlace[2 * _count];
            _entries.CopyTo(larger);
            _entries = larger;
        }

        _entries[_count++] = name;
        return true;
    }

    private readonly ReadOnlySpan<byte> TextOf(TextPlace name) =>
        (name.IsUnescaped ? _scratch : _json).Slice(name.Start, name.Length);
}
