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
    private PayloadReader _reader;

    private ClaimsReader(PayloadReader reader, IssuerProfile profile)
    {
        _reader = reader;
        _profile = profile;
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
        var reader = new ClaimsReader(new PayloadReader(json, scratch, names, frames), profile);
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

        while (_reader.Read())
        {
            if (_reader.TokenType == JsonTokenType.String)
            {
                // Read for its faults: an escaped lone surrogate shows only here.
                _reader.TakeText();
            }
            else if (_reader.TokenType == JsonTokenType.PropertyName)
            {
                var isClaim = _reader.Depth == 1;
                if (!_reader.TryTakeName(out var name) || (isClaim && !ReadClaim(name.Span, ref claims)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Leaves the reader on the value's last token, or on the name when the claim means nothing to us.
    private bool ReadClaim(scoped ReadOnlySpan<byte> name, ref TokenClaims claims) =>
        name switch
        {
            _ when name.SequenceEqual("iss"u8) => _reader.TryReadText(out claims.Issuer),
            _ when name.SequenceEqual("sub"u8) => ReadName(out claims.Subject),
            _ when name.SequenceEqual("aud"u8) => ReadAudience(out claims.NamesAudience),
            _ when name.SequenceEqual("exp"u8) => ReadTime(out claims.ExpiresAt),
            _ when name.SequenceEqual("iat"u8) => ReadTime(out claims.IssuedAt),
            _ when name.SequenceEqual("nbf"u8) => ReadTime(out claims.NotBefore),
            _ when name.SequenceEqual("jti"u8) => ReadName(out claims.TokenId),
            _ when name.SequenceEqual("auth_time"u8) => ReadTime(out claims.AuthenticatedAt),
            _ when name.SequenceEqual("preferred_username"u8) => _reader.TryReadText(out claims.UserName)
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
            _ when Expects(RequiredClaims.SecurityVersion) && name.SequenceEqual("sv"u8) => _reader.TryReadInteger(
                long.MaxValue,
                out claims.SecurityVersion
            ),
            _ => true,
        };

    // Another issuer may use these names for something else.
    private readonly bool Expects(RequiredClaims claim) => (_profile.Required & claim) != RequiredClaims.None;

    private bool ReadName(out ReadOnlyMemory<byte> name) =>
        _reader.TryReadText(out name) && ClaimText.IsName(name.Span);

    private bool ReadTime(out long? seconds) => _reader.TryReadInteger(TokenLimits.LastSecond, out seconds);

    private bool ReadAudience(out bool namesAudience)
    {
        namesAudience = false;
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.String)
        {
            var only = _reader.TakeText();
            namesAudience = _profile.IsAudience(only.Span);
            return !only.IsEmpty;
        }

        if (_reader.TokenType != JsonTokenType.StartArray || _reader.CountTexts() is < 1 or > TokenLimits.Audiences)
        {
            return false;
        }

        for (var left = _reader.CountTexts(); left > 0; left--)
        {
            if (!_reader.TryReadText(out var entry))
            {
                return false;
            }

            namesAudience |= _profile.IsAudience(entry.Span);
        }

        return _reader.Read();
    }

    private bool ReadList(int maximumEntries, int maximumCharacters, out ReadOnlyCollection<string>? list)
    {
        list = null;
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        // Counted first, so that the array is neither guessed nor grown.
        var count = _reader.CountTexts();
        if (count < 0 || count > maximumEntries)
        {
            return false;
        }

        var entries = count == 0 ? [] : new string[count];
        for (var i = 0; i < entries.Length; i++)
        {
            if (!_reader.TryReadText(out var text))
            {
                return false;
            }

            entries[i] = KnownText.Of(text.Span);
            if (entries[i].Length > maximumCharacters)
            {
                return false;
            }
        }

        list = count == 0 ? ReadOnlyCollection<string>.Empty : new ReadOnlyCollection<string>(entries);
        return _reader.Read();
    }
}
