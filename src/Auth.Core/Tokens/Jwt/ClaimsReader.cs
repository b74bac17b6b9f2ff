using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Unicode;

namespace Auth.Core.Tokens.Jwt;

/// <summary>
/// Reads a payload once, strictly: check 6 of the list and the types and forms of every claim we know. One UTF-8 object,
/// no byte order mark, comment or trailing comma, no name twice in any object, at most 16 levels, nothing behind it.
/// Runs only behind a signature that holds.
/// </summary>
internal ref struct ClaimsReader
{
    private const int UsualNames = 32;

    private readonly IssuerProfile _profile;
    private readonly ReadOnlyMemory<byte> _json;
    private readonly Memory<byte> _scratch;
    private int _scratchUsed;
    private Utf8JsonReader _reader;
    private MemberNames _names;

    private ClaimsReader(
        ReadOnlyMemory<byte> json,
        Memory<byte> scratch,
        IssuerProfile profile,
        Span<TextPlace> names,
        Span<int> frames
    )
    {
        _json = json;
        _scratch = scratch;
        _profile = profile;
        _reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = TokenLimits.JsonDepth });
        _names = new MemberNames(json.Span, scratch.Span, names, frames);
    }

    /// <summary>Reads a payload; false, never an exception, when it is not exactly one.</summary>
    /// <param name="json">The decoded segment.</param>
    /// <param name="scratch">Room for unescaped text, as long as the JSON. The claims keep pointing into it.</param>
    /// <param name="profile">Says which audience to look for and which claims of ours to expect.</param>
    /// <param name="claims">What it says.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> json,
        Memory<byte> scratch,
        IssuerProfile profile,
        out TokenClaims claims
    )
    {
        claims = default;

        // The JSON reader looks at UTF-8 only where text is asked for, and most of it never is.
        if (!Utf8.IsValid(json.Span))
        {
            return false;
        }

        Span<TextPlace> names = stackalloc TextPlace[UsualNames];
        Span<int> frames = stackalloc int[TokenLimits.JsonDepth];
        var reader = new ClaimsReader(json, scratch, profile, names, frames);
        try
        {
            return reader.ReadPayload(ref claims);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader knows no other way to say "not JSON" or "lone surrogate".
            return false;
        }
    }

    private bool ReadPayload(ref TokenClaims claims)
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        _names.Open();
        while (_reader.Read())
        {
            switch (_reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    _names.Open();
                    break;
                case JsonTokenType.EndObject:
                    _names.Close();
                    break;
                case JsonTokenType.PropertyName:
                    var isClaim = _reader.CurrentDepth == 1;
                    var name = PlaceText();
                    if (!_names.TryAdd(name) || (isClaim && !ReadClaim(TextAt(name).Span, ref claims)))
                    {
                        return false;
                    }

                    break;
                case JsonTokenType.String:
                    // Read for its faults: an escaped lone surrogate shows only here.
                    PlaceText();
                    break;
            }
        }

        return true;
    }

    // Leaves the reader on the value's last token, or on the name when the claim means nothing to us.
    private bool ReadClaim(scoped ReadOnlySpan<byte> name, ref TokenClaims claims) =>
        name switch
        {
            _ when name.SequenceEqual("iss"u8) => ReadText(out claims.Issuer),
            _ when name.SequenceEqual("sub"u8) => ReadName(out claims.Subject),
            _ when name.SequenceEqual("aud"u8) => ReadAudience(out claims.NamesAudience),
            _ when name.SequenceEqual("exp"u8) => ReadTime(out claims.ExpiresAt),
            _ when name.SequenceEqual("iat"u8) => ReadTime(out claims.IssuedAt),
            _ when name.SequenceEqual("nbf"u8) => ReadTime(out claims.NotBefore),
            _ when name.SequenceEqual("jti"u8) => ReadName(out claims.TokenId),
            _ when name.SequenceEqual("auth_time"u8) => ReadTime(out claims.AuthenticatedAt),
            _ when name.SequenceEqual("preferred_username"u8) => ReadText(out claims.UserName)
                && ClaimText.IsShort(claims.UserName.Span),
            _ when name.SequenceEqual("roles"u8) => ReadList(
                TokenLimits.Roles,
                TokenLimits.RoleCharacters,
                out claims.Roles
            ),
            _ when name.SequenceEqual("amr"u8) => ReadList(
                TokenLimits.AuthenticationMethods,
                TokenLimits.AuthenticationMethodCharacters,
                out claims.AuthenticationMethods
            ),
            _ when Expects(RequiredClaims.Client) && name.SequenceEqual("client_id"u8) => ReadName(out claims.ClientId),
            _ when Expects(RequiredClaims.SessionId) && name.SequenceEqual("sid"u8) => ReadName(out claims.SessionId),
            _ when Expects(RequiredClaims.SecurityVersion) && name.SequenceEqual("sv"u8) => ReadInteger(
                long.MaxValue,
                out claims.SecurityVersion
            ),
            _ => true,
        };

    // Another issuer may use these names for something else.
    private readonly bool Expects(RequiredClaims claim) => (_profile.Required & claim) != RequiredClaims.None;

    private bool ReadName(out ReadOnlyMemory<byte> name) => ReadText(out name) && ClaimText.IsName(name.Span);

    private bool ReadText(out ReadOnlyMemory<byte> text)
    {
        text = default;
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        text = TextAt(PlaceText());
        return !text.IsEmpty;
    }

    private bool ReadTime(out long? seconds) => ReadInteger(TokenLimits.LastSecond, out seconds);

    // Integers as integers: no text, no fraction, no exponent, nothing that another reader would round.
    private bool ReadInteger(long maximum, out long? value)
    {
        value = null;
        if (
            !_reader.Read()
            || _reader.TokenType != JsonTokenType.Number
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

    private bool ReadAudience(out bool namesAudience)
    {
        namesAudience = false;
        if (!_reader.Read())
        {
            return false;
        }

        if (_reader.TokenType == JsonTokenType.String)
        {
            var only = TextAt(PlaceText());
            namesAudience = _profile.IsAudience(only.Span);
            return !only.IsEmpty;
        }

        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var count = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.String)
        {
            var entry = TextAt(PlaceText());
            if (entry.IsEmpty || ++count > TokenLimits.Audiences)
            {
                return false;
            }

            namesAudience |= _profile.IsAudience(entry.Span);
        }

        return _reader.TokenType == JsonTokenType.EndArray && count > 0;
    }

    private bool ReadList(int maximumEntries, int maximumCharacters, out ReadOnlyCollection<string>? list)
    {
        list = null;
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        // Counted on a copy of the reader first, so that the array is neither guessed nor grown.
        var ahead = _reader;
        var count = 0;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.String)
        {
            count++;
        }

        if (ahead.TokenType != JsonTokenType.EndArray || count > maximumEntries)
        {
            return false;
        }

        var entries = count == 0 ? [] : new string[count];
        for (var i = 0; i < entries.Length; i++)
        {
            _reader.Read();
            var entry = KnownText.Of(TextAt(PlaceText()).Span);
            if (entry.Length == 0 || entry.Length > maximumCharacters)
            {
                return false;
            }

            entries[i] = entry;
        }

        list = count == 0 ? ReadOnlyCollection<string>.Empty : new ReadOnlyCollection<string>(entries);
        return _reader.Read();
    }

    // Where the text or name under the reader lies, after unescaping it if need be.
    private TextPlace PlaceText()
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
