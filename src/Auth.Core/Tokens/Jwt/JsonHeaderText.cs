namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Reads one JSON object of nothing but text members, without exceptions: the header comes from anybody, and a thrown
/// exception would make garbage ten times as expensive as a good token. The bytes must be valid UTF-8 already.
/// </summary>
internal ref struct JsonHeaderText
{
    private readonly ReadOnlySpan<byte> _json;
    private int _position;
    private Span<byte> _free;
    private State _state;

    /// <param name="json">The whole text.</param>
    /// <param name="scratch">Room for unescaped text; as long as the JSON is always enough.</param>
    public JsonHeaderText(ReadOnlySpan<byte> json, Span<byte> scratch)
    {
        _json = json;
        _free = scratch;
    }

    private enum State
    {
        Start,
        AfterMember,
        Ended,
        Broken,
    }

    /// <summary>True when the object was read to its end and nothing but blanks follows.</summary>
    public readonly bool IsComplete => _state == State.Ended;

    /// <summary>Reads the next member; false at the end and at the first fault (see <see cref="IsComplete"/>).</summary>
    public bool TryReadMember(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        var first = _state == State.Start;
        if (_state is State.Ended or State.Broken || (first && !Accept((byte)'{')))
        {
            return Break();
        }

        if (Accept((byte)'}'))
        {
            SkipBlanks();
            _state = _position == _json.Length ? State.Ended : State.Broken;
            return false;
        }

        if ((!first && !Accept((byte)',')) || !TryReadText(out name) || !Accept((byte)':') || !TryReadText(out value))
        {
            return Break();
        }

        _state = State.AfterMember;
        return true;
    }

    private bool Break()
    {
        _state = _state == State.Ended ? State.Ended : State.Broken;
        return false;
    }

    private bool Accept(byte expected)
    {
        SkipBlanks();
        if (_position >= _json.Length || _json[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    // RFC 8259 section 2 knows these four and no others.
    private void SkipBlanks()
    {
        while (_position < _json.Length && _json[_position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _position++;
        }
    }

    private bool TryReadText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Accept((byte)'"'))
        {
            return false;
        }

        var start = _position;
        for (; _position < _json.Length; _position++)
        {
            switch (_json[_position])
            {
                case (byte)'"':
                    text = _json[start.._position++];
                    return true;
                case (byte)'\\':
                    return TryUnescape(start, out text);
                case < 0x20:
                    return false;
            }
        }

        return false;
    }

    private bool TryUnescape(int start, out ReadOnlySpan<byte> text)
    {
        text = default;
        var free = _free;
        var written = _position - start;
        _json[start.._position].CopyTo(free);
        while (_position < _json.Length)
        {
            var character = _json[_position++];
            switch (character)
            {
                case (byte)'"':
                    text = free[..written];
                    _free = free[written..];
                    return true;
                case (byte)'\\':
                    if (!JsonEscape.TryRead(_json, ref _position, out var rune))
                    {
                        return false;
                    }

                    written += rune.EncodeToUtf8(free[written..]);
                    break;
                case < 0x20:
                    return false;
                default:
                    free[written++] = character;
                    break;
            }
        }

        return false;
    }
}
