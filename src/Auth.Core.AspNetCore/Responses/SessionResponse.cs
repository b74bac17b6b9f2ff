using System.Text.Json.Serialization;
using Auth.Core.Sessions;
using Auth.Core.Tokens;

namespace Auth.Core.AspNetCore.Responses;

/// <summary>A session as its user sees it: no token, and nothing that opens anything.</summary>
internal sealed class SessionResponse
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Whether it is the caller's own.</summary>
    [JsonPropertyName("is_current")]
    public required bool IsCurrent { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("last_used_at")]
    public required DateTimeOffset LastUsedAt { get; init; }

    [JsonPropertyName("expires_at")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the client called itself at login. Typed text: escape it.</summary>
    [JsonPropertyName("client")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Client { get; init; }

    public static SessionResponse Of(Session session, SessionId current) =>
        new()
        {
            Id = session.Id.Value,
            IsCurrent = session.Id == current,
            CreatedAt = session.CreatedAt,
            LastUsedAt = session.LastUsedAt,
            ExpiresAt = session.ExpiresAt,
            Client = session.Client,
        };
}

/// <summary>All of a user's sessions, the one used last first.</summary>
internal sealed class SessionListResponse
{
    [JsonPropertyName("sessions")]
    public required IReadOnlyList<SessionResponse> Sessions { get; init; }
}
