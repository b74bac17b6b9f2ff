using System.Text.Json.Serialization;

namespace Auth.Core.AspNetCore.Responses;

/// <summary>A successful token answer (RFC 6749 5.1). Written to the client and nowhere else.</summary>
internal sealed class TokenResponse
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("token_type")]
    public string TokenType { get; init; } = "Bearer";

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required long ExpiresIn { get; init; }

    /// <summary>Absent where it travels in a cookie.</summary>
    [JsonPropertyName("refresh_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    /// <summary>After a password was asked, for the next login; absent from a refresh, and where it travels in a cookie.</summary>
    [JsonPropertyName("device_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeviceToken { get; init; }

    /// <summary>Present where the client should ask for a new password.</summary>
    [JsonPropertyName("password_change_advised")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? PasswordChangeAdvised { get; init; }
}
