using System.Text.Json.Serialization;
using Auth.Core.Tokens;

namespace Auth.Core.AspNetCore.Responses;

/// <summary>Who the caller is, as the verified token says.</summary>
internal sealed class MeResponse
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("username")]
    public required string UserName { get; init; }

    [JsonPropertyName("roles")]
    public required IReadOnlyList<string> Roles { get; init; }

    [JsonPropertyName("session_id")]
    public required string SessionId { get; init; }

    /// <summary>Absent for a token that was issued without a login.</summary>
    [JsonPropertyName("authenticated_at")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AuthenticatedAt { get; init; }

    public static MeResponse Of(VerifiedIdentity identity) =>
        new()
        {
            Id = identity.UserId.Value,
            UserName = identity.UserName,
            Roles = identity.Roles,
            SessionId = identity.SessionId.Value,
            AuthenticatedAt = identity.AuthenticatedAt,
        };
}
