using System.Text.Json;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// The platform's JSON reader with what it lacks: names that come twice in one object are noticed, and text is handed
/// out unescaped and lasting. Throws what the platform's reader throws for what is not JSON.
/// </summary>
internal ref struct PayloadReader
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly Memory<byte> _scratch;
    private int _scratchUsed;
    private Utf8JsonReader _reader;
    private MemberNames _names;

    /// <param name="json">The whole text, valid UTF-8.</param>
    /// <param name="scratch">Room for unescaped text, as long as the JSON.</param>
    /// <param name="names">Room for the names of the objects that are open at once.</param>
    /// <param name="frames">Room for one number a level.</param>
    public PayloadReader(ReadOnlyMemory<byte> json, Memory<byte> scratch, Span<TextPlace> names, Span<int> frames)
    {
        _json = json;
        _scratch = scratch;
        _reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = frames.Length });
        _names = new MemberNames(json.Span, scratch.Span, names, frames);
    }

    public readonly JsonTokenType TokenType => _reader.TokenType;

    /// <summary>How many objects and arrays are open around the token.</summary>
    public readonly int Depth => _reader.CurrentDepth;

    /// <summary>Goes to the next token; false behind the last one.</summary>
    public bool Read()
    {
        if (!_reader.Read())
        {
            return false;
        }

        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            _names.Open();
        }
        else if (_reader.TokenType == JsonTokenType.EndObject)
        {
            _names.Close();
        }

        return true;
    }

    /// <summary>The name under the reader; false when its object had it before.</summary>
    public bool TryTakeName(out ReadOnlyMemory<byte> name)
    {
        var place = Place();
        name = TextAt(place);
        return _names.TryAdd(place);
    }

    /// <summary>The text under the reader, unescaped. Throws for an escaped lone surrogate, which stands for no text.</summary>
    public ReadOnlyMemory<byte> TakeText() => TextAt(Place());

    /// <summary>Goes to the next token, which has to be text and not empty.</summary>
    public bool TryReadText(out ReadOnlyMemory<byte> text)
    {
        text = default;
        if (!Read() || TokenType != JsonTokenType.String)
        {
            return false;
        }

        text = TakeText();
        return !text.IsEmpty;
    }

    /// <summary>
    /// Goes to the next token, which has to be a whole number from 0: no text, no fraction, no exponent, nothing that
    /// another reader would round.
    /// </summary>
    public bool TryReadInteger(long maximum, out long? value)
    {
        value = null;
        if (
            !Read()
            || TokenType != JsonTokenType.Number
            || !_reader.TryGetInt64(out var number)
            || number < 0
            || number > maximum
        )
        {
            return false;
        }

        value = number;
        return true;
    }

    /// <summary>From the start of an array: how many texts it has, or -1 when it has anything else. Does not move.</summary>
    public readonly int CountTexts()
    {
        var ahead = _reader;
        var count = 0;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.String)
        {
            count++;
        }

        return ahead.TokenType == JsonTokenType.EndArray ? count : -1;
    }

    private TextPlace Place()
    {
        if (!_reader.ValueIsEscaped)
        {
            return new TextPlace((int)_reader.TokenStartIndex + 1, _reader.ValueSpan.Length, IsUnescaped: false);
        }

        var start = _scratchUsed;
        _scratchUsed += _reader.CopyString(_scratch.Span[start..]);
        return new TextPlace(start, _scratchUsed - start, IsUnescaped: true);
    }

    private readonly ReadOnlyMemory<byte> TextAt(TextPlace place) =>
        place.IsUnescaped ? _scratch.Slice(place.Start, place.Length) : _json.Slice(place.Start, place.Length);
}
