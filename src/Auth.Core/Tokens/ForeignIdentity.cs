using System.Text.Json;

namespace Auth.Core.Tokens;

/// <summary>
/// What a valid token of another issuer says, read after its signature and all its claims were checked. A subject means
/// something only together with its <see cref="Issuer"/>: use both as the key. Immutable; safe to read from many threads.
/// </summary>
public sealed class ForeignIdentity
{
    private readonly byte[] _payload;

    internal ForeignIdentity(byte[] payload, DateTimeOffset expiresAt)
    {
        _payload = payload;
        ExpiresAt = expiresAt;
    }

    /// <summary>The issuer whose profile accepted the token, <c>iss</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>The audience of that profile: the entry of <c>aud</c> that named this service.</summary>
    public required string Audience { get; init; }

    /// <summary>Whom the token speaks for, <c>sub</c>: 1 to 255 characters; null only where the profile does not require it.</summary>
    public string? Subject { get; init; }

    /// <summary>The token's id, <c>jti</c>; null only where the profile does not require it.</summary>
    public string? TokenId { get; init; }

    /// <summary>When the token ends, <c>exp</c>, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>When it was issued, <c>iat</c>, UTC; null only where the profile does not require it.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When it began, <c>nbf</c>, UTC; null where the token does not say.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the subject logged in, <c>auth_time</c>, UTC; null where the token does not say.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>The issuer's roles, <c>roles</c>; empty where the token has none. They are its words: map them, do not adopt them.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Whether the token carries the role, compared ordinally.</summary>
    /// <param name="role">The role's exact name.</param>
    public bool IsInRole(string role) => Roles.Contains(role, StringComparer.Ordinal);

    /// <summary>Whether <c>scope</c>, a text of names with single blanks between (RFC 8693 4.2), has this one.</summary>
    /// <param name="scope">The scope's exact name; case counts. Empty is never held.</param>
    public bool HasScope(string scope) =>
        !string.IsNullOrEmpty(scope)
        && FindText("scope") is { } scopes
        && scopes.Split(' ').Contains(scope, StringComparer.Ordinal);

    /// <summary>
    /// A further claim of text, unescaped and otherwise as the issuer wrote it: of any length that fits a token, perhaps
    /// empty. Its meaning is not checked.
    /// </summary>
    /// <param name="claim">The exact name of a member of the payload itself; nested ones are not searched.</param>
    /// <returns>The text; null when there is no such claim or it is no text, so a number or list is never taken for one.</returns>
    public string? FindText(string claim)
    {
        ArgumentNullException.ThrowIfNull(claim);

        // The payload has passed the strict reading: one object, no name twice, all text well-formed.
        var reader = new Utf8JsonReader(_payload, new JsonReaderOptions { MaxDepth = TokenLimits.JsonDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(claim);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }
}
