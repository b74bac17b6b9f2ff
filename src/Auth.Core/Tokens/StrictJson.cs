using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Auth.Core.Text;

namespace Auth.Core.Tokens;

/// <summary>
/// Reads key files: one JSON object, no member twice at any level, no comments, nothing behind it. Every fault is a
/// refusal that names the member; the platform's messages may quote the input and are dropped.
/// </summary>
internal static class StrictJson
{
    // A set of 32 keys with certificate chains beside them has far less.
    private const int MaximumCharacters = 256 * 1024;

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = TokenLimits.JsonDepth,
    };

    /// <summary>Parses a text and hands its root to a function.</summary>
    /// <exception cref="ArgumentException">The text is not strict JSON, or the function refuses.</exception>
    public static T Read<T>(string json, SigningKeySource source, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length <= MaximumCharacters && UnicodeText.IsWellFormed(json))
        {
            try
            {
                using var document = JsonDocument.Parse(json, Strict);
                return read(document.RootElement);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                // Not JSON, a member twice, or an escaped lone surrogate: all told below.
            }
        }

        throw source.Refuse(
            $"the text is not strict JSON of at most {MaximumCharacters} characters: one object, no member twice.",
            "Give the file as its issuer publishes it."
        );
    }

    /// <summary>A member of text, or null where there is none.</summary>
    public static string? Text(JsonElement json, string member, SigningKeySource source) =>
        !json.TryGetProperty(member, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw source.Refuse($"the member {member} is not text.", "See RFC 7517 section 4.");

    /// <summary>A member of text that has to be there.</summary>
    public static string RequiredText(JsonElement json, string member, SigningKeySource source) =>
        Text(json, member, source)
        ?? throw source.Refuse($"the member {member} is missing.", "See RFC 7518 section 6.");

    /// <summary>Whether an array of different texts has this one.</summary>
    public static bool HasText(JsonElement array, string text, SigningKeySource source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (
            array.ValueKind != JsonValueKind.Array
            || array
                .EnumerateArray()
                .Any(entry => entry.ValueKind != JsonValueKind.String || !seen.Add(entry.GetString()!))
        )
        {
            throw source.Refuse("key_ops is no array of different texts.", "See RFC 7517 4.3.");
        }

        return seen.Contains(text);
    }

    /// <summary>A member of canonical base64url that has to be there.</summary>
    public static byte[] RequiredBytes(JsonElement json, string member, SigningKeySource source)
    {
        var text = Encoding.UTF8.GetBytes(RequiredText(json, member, source));
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64UrlText.TryDecode(text, bytes, out var written)
            ? bytes[..written]
            : throw source.Refuse($"the member {member} is not canonical base64url.", "See RFC 7515 section 2.");
    }
}
